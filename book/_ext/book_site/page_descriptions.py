"""Each page's description for search engines and link previews: its first real paragraph."""

from docutils import nodes

LONGEST = 160


def shorten(text, longest=LONGEST):
    """Cut a text at a word's end.

    Parameters
    ----------
    text : str
    longest : int
        The number of characters that the result may have.

    Returns
    -------
    str
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 2].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def first_paragraph(doctree):
    """Find the first paragraph of running text that holds no formula.

    Parameters
    ----------
    doctree : docutils.nodes.document

    Returns
    -------
    str
        Its text, or an empty string where the page has none.
    """
    for paragraph in doctree.findall(nodes.paragraph):
        in_text = isinstance(paragraph.parent, nodes.section)
        if in_text and not any(paragraph.findall(nodes.math)) and len(paragraph.astext()) > 50:
            return paragraph.astext()
    return ""


def describe(app, pagename, templatename, context, doctree):
    """Hand the template a description, unless the page's own metadata gives one."""
    if 'name="description"' in (context.get("metatags") or ""):
        return
    text = first_paragraph(doctree) if doctree is not None else ""
    context["page_summary"] = shorten(text or f"{context.get('title') or pagename}: {app.config.html_title}")


def setup(app):
    """Describe every page as it is written.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
