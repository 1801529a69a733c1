"""Which of a site's files its pages lead to."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

_IN_HTML = re.compile(
    r'<(?:link|style|script|img|source|a|object|iframe|video|audio)\b[^>]*?\s(?:href|src|data|data-sheet)="([^"]+)"'
)
_IN_CSS = re.compile(r'url\(\s*["\']?([^)"\']+)["\']?\s*\)|@import\s+["\']([^"\']+)["\']')
_IN_SCRIPT = re.compile(r'\b(?:from|import)\s*\(?\s*["\'](\.{1,2}/[^"\']+)["\']')


def links_in(path):
    """List the links that a file holds.

    Parameters
    ----------
    path : pathlib.Path
        A page, a stylesheet or a script; other files hold none.

    Returns
    -------
    list of str
    """
    patterns = {".html": _IN_HTML, ".css": _IN_CSS, ".js": _IN_SCRIPT, ".mjs": _IN_SCRIPT}
    if path.suffix not in patterns:
        return []
    found = patterns[path.suffix].finditer(path.read_text("utf-8"))
    return [next(filter(None, match.groups())) for match in found]


def resolve(link, path):
    """Find the file that a link leads to.

    Parameters
    ----------
    link : str
    path : pathlib.Path
        The file that holds the link.

    Returns
    -------
    pathlib.Path or None
        None for a link that leaves the site or stays on its page.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return Path(path.parent / unquote(parts.path)).resolve()


def reachable_files(starts):
    """Follow all links from some files.

    Parameters
    ----------
    starts : iterable of pathlib.Path

    Returns
    -------
    set of pathlib.Path
        The files themselves and every existing file that they lead to, directly or not.
    """
    found, waiting = set(), [start.resolve() for start in starts]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        waiting += filter(None, (resolve(link, path) for link in links_in(path)))
    return found
