"""The site's fonts cut to the characters that its pages use."""

import html
import logging
import re
import string
from html.parser import HTMLParser

from fontTools import subset

#: What a page may come to show without holding it: answers of its scripts, what a reader types.
ALWAYS = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")

logging.getLogger("fontTools").setLevel(logging.WARNING)

_SOURCE = re.compile(r'\s*url\((["\']?)([^)"\']+)\1\)\s*format\([^)]*\)')
_SOURCES = re.compile(r"src:([^;}]+)")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _MathReader(HTMLParser):
    """Collect the characters that stand inside formulas as they are seen."""

    def __init__(self):
        super().__init__()
        self.characters = set()
        self._depth = 0

    def handle_starttag(self, tag, attrs):
        if tag in _VOID:
            return
        if self._depth or "katex-html" in (dict(attrs).get("class") or "").split():
            self._depth += 1

    def handle_endtag(self, tag):
        if self._depth:
            self._depth -= 1

    def handle_data(self, data):
        if self._depth:
            self.characters.update(data)


def characters_of_formulas(page):
    """Collect the characters of a page's formulas.

    Parameters
    ----------
    page : str
        The page's HTML.

    Returns
    -------
    set of str
    """
    reader = _MathReader()
    for formula in re.findall(r'<span class="katex">.*?(?=<span class="katex">|\Z)', page, re.DOTALL):
        reader.feed(formula)
        reader._depth = 0
        reader.rawdata = ""
    return reader.characters


def characters_of_text(page):
    """Collect the characters of a page, formulas and attributes' values included.

    Parameters
    ----------
    page : str

    Returns
    -------
    set of str
    """
    return set(html.unescape(page))


def cut_font(path, characters):
    """Keep of a font only the given characters, in its place.

    Parameters
    ----------
    path : pathlib.Path
        A WOFF2 file.
    characters : set of str

    Returns
    -------
    int
        The size of the new file in bytes.
    """
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "ccmp", "mark", "mkmk", "tnum"])
    options.drop_tables += ["FFTM", "GDEF"] if "katex" in path.as_posix().lower() else ["FFTM"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    with subset.load_font(str(path), options, lazy=False) as font:
        subsetter.subset(font)
        subset.save_font(font, str(path), options)
    return path.stat().st_size


def drop_missing_sources(stylesheet, exists):
    """Leave out of each ``src`` the font files that the site does not hold.

    Parameters
    ----------
    stylesheet : str
    exists : callable
        Says of a URL as written whether its file is there.

    Returns
    -------
    str
    """

    def only_present(found):
        present = [source[0].strip() for source in _SOURCE.finditer(found[1]) if exists(source[2])]
        return "src:" + ",".join(present) if present else found[0]

    return _SOURCES.sub(only_present, stylesheet)
