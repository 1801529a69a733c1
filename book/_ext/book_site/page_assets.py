"""Which stylesheets and scripts a page links: the book's own, and of others only what the page needs.

The book's template and stylesheet replace the theme's entirely, so the theme's files go. A file that is not
listed here is linked as its extension asks.
"""

#: Starts of file names that no page links, and why.
NEVER = {
    "styles/": "the theme's stylesheets",
    "scripts/": "the theme's scripts and its icon font's",
    "basic.css": "Sphinx's stylesheet",
    "pygments.css": "book.css colours the code",
    "mystnb.": "book.css lays out the cells",
    "doctools.js": "the search page names its own scripts",
    "documentation_options.js": "the search page names its own scripts",
    "sphinx_highlight.js": "the search page names its own scripts",
}

#: Starts of file names that belong on pages that use a class, and the start of that class.
WHERE_USED = {"sphinx-design": "sd-", "design-tabs": "sd-tab"}


def is_linked(filename, attributes, body):
    """Decide whether a page links a file.

    Parameters
    ----------
    filename : str or None
        Its path below ``_static``; None for a script written into the page.
    attributes : dict
        The tag's attributes; an inline script's text is ``attributes["body"]``.
    body : str
        The page's content.

    Returns
    -------
    bool
    """
    if not filename:
        return "DOCUMENTATION_OPTIONS" not in attributes.get("body", "")
    name = filename.removeprefix("_static/")
    for start, used_class in WHERE_USED.items():
        if name.startswith(start):
            return f'"{used_class}' in body or f" {used_class}" in body
    return not name.startswith(tuple(NEVER))


def choose_assets(app, pagename, templatename, context, doctree):
    """Leave out of this page's stylesheets and scripts what it does not need."""
    for kind in ("css_files", "script_files"):
        context[kind] = [
            asset
            for asset in context[kind]
            if is_linked(
                str(getattr(asset, "filename", asset) or ""),
                getattr(asset, "attributes", {}),
                context.get("body", ""),
            )
        ]


def setup(app):
    """Choose once every extension has said what it would like.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("html-page-context", choose_assets, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
