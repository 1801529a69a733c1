"""After the build, stylesheets stand in the pages: the first lines are shown without waiting for one more answer.

Linked, five small files kept a phone from showing anything for a third of a second. Each ``<style>`` names the file
that it was made of, so that a later build brings every page up to date, also those that it does not write anew.
"""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from .slim_site import pages_of

_SHEET = re.compile(
    r'<link\b[^>]*?rel="stylesheet"[^>]*?href="([^"?:]+)[^"]*"[^>]*>|<style data-sheet="([^"]+)">.*?</style>', re.DOTALL
)
_URL = re.compile(r"""url\((["']?)([^)"':#]+)\1\)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def inline_sheets(page, read):
    """Write a page's stylesheets into it, or write them anew.

    Parameters
    ----------
    page : str
        HTML.
    read : callable
        Gives the text of a stylesheet by its address from the page, or None where there is none.

    Returns
    -------
    str
    """

    def place(found):
        address = found[1] or found[2]
        sheet = read(address)
        if sheet is None:
            return found[0]
        return f'<style data-sheet="{address}">{based(shortened(sheet), posixpath.dirname(address))}</style>'

    return _SHEET.sub(place, page)


def shortened(sheet):
    """Leave out a stylesheet's comments, blank lines and indents.

    Parameters
    ----------
    sheet : str

    Returns
    -------
    str
    """
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", sheet)).strip()


def based(sheet, folder):
    """Let a stylesheet's addresses start at the page, not at the stylesheet.

    Parameters
    ----------
    sheet : str
    folder : str
        The stylesheet's, from the page.

    Returns
    -------
    str
    """
    return _URL.sub(lambda url: f"url({url[1]}{posixpath.normpath(posixpath.join(folder, url[2]))}{url[1]})", sheet)


def inline_in_site(app, exception):
    """Treat every page of a site that was built without an error."""
    if exception or app.builder.format != "html":
        return
    for path in pages_of(Path(app.outdir)):

        def read(address, folder=path.parent):
            file = folder / unquote(address)
            return file.read_text("utf-8") if file.is_file() else None

        page = path.read_text("utf-8")
        inlined = inline_sheets(page, read)
        if inlined != page:
            path.write_text(inlined, "utf-8")


def setup(app):
    """Treat the site once its stylesheets are final.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("build-finished", inline_in_site, priority=960)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
