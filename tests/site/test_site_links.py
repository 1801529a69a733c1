"""Every link of the built book leads somewhere; checked without a browser."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Links(HTMLParser):
    """Collect a page's anchors and links."""

    def __init__(self):
        super().__init__()
        self.ids, self.repeated, self.links, self.names = set(), [], [], {}

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("id")
        if name:
            if name in self.ids:
                self.repeated.append(name)
            self.ids.add(name)
        for attribute in ("href", "src"):
            if attributes.get(attribute):
                self.links.append(attributes[attribute])
        if tag == "meta":
            self.names[attributes.get("name")] = attributes.get("content")


@cache
def read(path):
    """Read a page's anchors and links."""
    page = _Links()
    page.feed(Path(path).read_text("utf-8"))
    return page


def broken_links(path):
    """List the links of a page that lead nowhere.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    list of str
    """
    broken = []
    for link in read(path).links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        place = unquote(parts.fragment) if target.suffix == ".html" else ""
        if not target.is_file() or (place and place not in read(target).ids):
            broken.append(link)
    return broken


def test_links_resolve(page, site):
    """Each link within the site leads to a page, and to a place on it."""
    assert broken_links((site / page).resolve()) == []


def test_anchors_are_unique(page, site):
    """No two elements of a page have the same id."""
    assert read((site / page).resolve()).repeated == []


def test_page_describes_itself(page, site):
    """Each page has a description of a fitting length."""
    description = read((site / page).resolve()).names.get("description")
    assert description
    assert len(description) <= 160


def test_page_is_as_wide_as_the_screen(page, site):
    """Without being told so, a phone shows a page in the width of a desktop's, in tiny letters."""
    head = (site / page).read_text("utf-8").partition("</head>")[0]
    assert head.count('<meta name="viewport" content="width=device-width, initial-scale=1') == 1


def test_no_two_pages_describe_themselves_alike(site):
    """What a search engine shows tells the pages of the book apart."""
    pages = [path.resolve() for path in (site / "book").glob("*.html")]
    described = [read(path).names.get("description") for path in pages]
    assert len(described) > 20
    assert len(set(described)) == len(described)


def test_nothing_is_shipped_in_vain(site):
    """No source map, no build-time script and no file of the theme is part of the site."""
    static = site / "_static"
    names = {path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith(".map") or "katex.min.js" in name or "fontawesome" in name]
    assert {"book.css", "palette.css", "vendor/katex/LICENSE"} <= names


def test_a_broken_link_is_found(tmp_path):
    """The check sees a missing page, a missing place and an id that stands twice."""
    page = tmp_path / "page.html"
    page.write_text('<p id="a"></p><p id="a"></p><a href="gone.html"></a><a href="#b"></a><a href="#a"></a>', "utf-8")
    assert broken_links(page) == ["gone.html", "#b"]
    assert read(page).repeated == ["a"]
