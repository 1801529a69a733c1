"""Code without the marks that no stylesheet looks at: Pygments names every token, the book colours a few.

Half of a chapter's elements were names, brackets and blanks of its code, each in a ``<span>`` of its own.
"""

import re
from pathlib import Path

SHEET = Path(__file__).parents[2] / "assets" / "book.css"

_CODE = re.compile(r'(<div class="highlight">\s*<pre>)(.*?)(</pre>)', re.DOTALL)
_MARK = re.compile(r'<span(?: class="([^"]*)")?>|</span>|<span[^>]*>')
_COLOURED = re.compile(r"\.highlight \.([\w-]+)")


def coloured_tokens(sheet):
    """List the classes of tokens that a stylesheet knows.

    Parameters
    ----------
    sheet : str
        CSS.

    Returns
    -------
    set of str
    """
    return set(_COLOURED.findall(sheet))


def unmark(code, wanted):
    """Take away the spans whose class is not wanted; their text stays.

    Parameters
    ----------
    code : str
        The HTML within a ``<pre>``.
    wanted : set of str
        Classes.

    Returns
    -------
    str
    """
    kept = []

    def decide(mark):
        if mark[0] == "</span>":
            return mark[0] if kept and kept.pop() else ""
        kept.append(mark[0] != "<span>" and (mark[1] is None or not wanted.isdisjoint(mark[1].split())))
        return mark[0] if kept[-1] else ""

    return _MARK.sub(decide, code)


def unmark_page(app, pagename, templatename, context, doctree):
    """Treat all code of the page that is about to be written."""
    if "body" in context:
        wanted = coloured_tokens(SHEET.read_text("utf-8"))
        context["body"] = _CODE.sub(lambda code: code[1] + unmark(code[2], wanted) + code[3], context["body"])


def setup(app):
    """Treat every page.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("html-page-context", unmark_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
