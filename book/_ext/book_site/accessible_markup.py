"""Markup of other generators mended for readers who listen to a page."""

import re

_EMPTY_HEADER = re.compile(r"<th\b([^>]*)>\s*(?:<p></p>)?\s*</th>")

#: What is written, what should be, each with its reason.
REPAIRS = (
    # The name of a fold is the words that it shows, not words that nobody sees.
    ('<summary aria-label="Toggle hidden content">', "<summary>"),
    # An entry of the bibliography is an item of its list: a role of its own is no longer in the standard.
    ('role="doc-biblioentry"', 'role="listitem"'),
)


def mend(body):
    """Mend a page's content.

    Parameters
    ----------
    body : str
        HTML.

    Returns
    -------
    str
    """
    for written, better in REPAIRS:
        body = body.replace(written, better)
    # The corner of a table that has nothing to say heads nothing.
    return _EMPTY_HEADER.sub(r"<td\1></td>", body)


def mend_page(app, pagename, templatename, context, doctree):
    """Mend the page that is about to be written."""
    if "body" in context:
        context["body"] = mend(context["body"])


def setup(app):
    """Mend every page.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("html-page-context", mend_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
