"""Chromium prints the volume at least twice: the first time shows on which page everything stands."""

import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pypdf import PdfReader

from tools.pdf.finishing import finish, pages_of_targets

ORIGIN = "http://book.invalid"  # no such host: every request is answered from here
MOST_PRINTS = 4
TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}

#: Paper sizes in millimetres.
PAPER = {"A4": (210, 297), "Letter": (215.9, 279.4)}
SIDE = 18  # the margin at either side, in millimetres, as in pdf.css

READY = """async () => {
    await Promise.all([...document.fonts].map((font) => font.load()));
    await document.fonts.ready;
}"""

#: Long formulas and broad tables are made as small as the page asks.
FIT = """() => {
    for (const frame of document.querySelectorAll(".formula, .pst-scrollable-table-container, .output")) {
        if (frame.scrollWidth > frame.clientWidth + 1) frame.style.zoom = frame.clientWidth / frame.scrollWidth * 0.995;
    }
}"""

#: What is broader than the page, or than its frame if it is code; what lies within a drawing is cut by the drawing.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    const seen = [...document.querySelectorAll("body *:not(svg *)")].filter((element) => {
        const box = element.getBoundingClientRect();
        const code = element.localName === "pre" && element.scrollWidth > element.clientWidth + 1;
        return code || (box.width > 0 && (box.right > width + 1 || box.left < -1));
    });
    return seen.filter((element) => !seen.some((other) => other !== element && element.contains(other)))
        .map((element) => element.outerHTML.slice(0, 200));
}"""

_NUMBER = re.compile(r'data-page-of="([^"]+)">\d+<')


class PrintError(RuntimeError):
    """The volume cannot be printed as it is."""


@contextmanager
def open_volume(browser, volume, site, paper="A4"):
    """Open the volume as paper shows it.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
    volume : tools.pdf.volume.Volume
    site : pathlib.Path
        The built site, whose stylesheets and fonts it uses.
    paper : str
        A key of `PAPER`.

    Yields
    ------
    playwright.sync_api.Page
        As wide as the text of a page.
    """
    width = round((PAPER[paper][0] - 2 * SIDE) * 96 / 25.4)
    tab = browser.new_page(viewport={"width": width, "height": 1000})
    try:
        tab.set_default_timeout(600_000)
        tab.route("**/*", lambda route: _answer(route, volume, site))
        tab.emulate_media(media="print", color_scheme="light", reduced_motion="reduce")
        tab.goto(f"{ORIGIN}/volume.html")
        tab.evaluate(READY)
        tab.evaluate(FIT)
        yield tab
    finally:
        tab.close()


def _answer(route, volume, site):
    """Answer a request of the browser: with the volume, a file of the site, or this tool's stylesheet."""
    path = unquote(urlsplit(route.request.url).path).lstrip("/")
    if path == "volume.html":
        route.fulfill(body=volume.html, content_type="text/html; charset=utf-8")
        return
    file = Path(__file__).with_name("pdf.css") if path == "pdf.css" else site / path
    if not file.is_file():
        route.abort()
        return
    body = file.read_bytes()
    if file.suffix == ".css":
        body = body.replace(b"font-display: optional", b"font-display: block")  # paper can wait
    route.fulfill(body=body, content_type=TYPES.get(file.suffix, "application/octet-stream"))


def print_volume(browser, volume, site, file, author, paper="A4"):
    """Print the volume, with the true number wherever a page is named.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
    volume : tools.pdf.volume.Volume
    site : pathlib.Path
    file : pathlib.Path
    author : str
    paper : str

    Returns
    -------
    int
        The number of pages.

    Raises
    ------
    PrintError
        When something is broader than the page, of which the browser would shrink every page.
    """
    numbers = dict.fromkeys(_NUMBER.findall(volume.html), 0)
    for _ in range(MOST_PRINTS):
        _print_once(browser, volume._replace(html=fill_in(volume.html, numbers)), site, file, paper)
        found = pages_of_targets(PdfReader(file))
        before, numbers = numbers, {name: found[name] for name in numbers}
        if numbers == before:
            return finish(file, volume.entries, author)
    raise PrintError(f"the page numbers did not settle in {MOST_PRINTS} prints")


def _print_once(browser, volume, site, file, paper):
    """Print in a window of its own: a page that was printed and then changed is not laid out as a fresh one is."""
    with open_volume(browser, volume, site, paper) as tab:
        if wide := tab.evaluate(TOO_WIDE):
            raise PrintError("broader than the page:\n" + "\n".join(wide))
        tab.pdf(path=file, prefer_css_page_size=True, print_background=True, tagged=True)


def fill_in(text, numbers):
    """Write the numbers of pages where they are asked for.

    Parameters
    ----------
    text : str
        HTML.
    numbers : dict of str to int

    Returns
    -------
    str
    """
    return _NUMBER.sub(lambda found: f'data-page-of="{found[1]}">{numbers[found[1]]}<', text)
