"""How soon the live figures answer: every slider of the built book is moved, and timed until the next frame."""

import statistics
from pathlib import Path

from rich.progress import track

from tools.browser import find_browser, open_browser

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
FRAME = 1000 / 60  #: milliseconds, until the browser paints what has been laid out

#: From each of 15 moves until the figure is computed, drawn and laid out, in milliseconds.
MOVES = """(slider) => Array.from({ length: 15 }, (_, move) => {
    const start = performance.now();
    slider.value = Number(slider.min) + ((move % 5) / 4) * (slider.max - slider.min);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.closest(".lstm-figure").getBoundingClientRect();
    return performance.now() - start;
})"""


def measure_figures(site=SITE):
    """Move every slider of every live figure.

    Parameters
    ----------
    site : pathlib.Path
        The built book.

    Returns
    -------
    list of dict
        For each figure its page, its name, how many sliders it has, and the median and the longest time from a move
        to the frame that shows it, in milliseconds.
    """
    pages = [page for page in sorted(site.rglob("*.html")) if 'class="live-figure"' in page.read_text("utf-8")]
    if not pages:
        raise SystemExit("bench: the figures are measured in the built book, and there is none; run: make book")
    if not find_browser():
        raise SystemExit("bench: the figures are measured in Chromium, and none was found; install it or set CHROMIUM.")
    found = []
    with open_browser() as browser:
        tab = browser.new_page()
        for page in track(pages, description="figures"):
            tab.goto(page.as_uri())
            found += [{"page": page.stem, **_one(figure)} for figure in tab.locator("figure:has(.live-figure)").all()]
    return found


def _one(figure):
    figure.scroll_into_view_if_needed()
    figure.locator(".lstm-figure").wait_for()
    moves = [slider.evaluate(MOVES) for slider in figure.locator("input[type=range]").all()]
    times = [FRAME + time for of_slider in moves for time in of_slider]
    return {
        "name": figure.get_attribute("id"), "sliders": len(moves),
        "median": round(statistics.median(times), 1), "longest": round(max(times), 1),
    }  # fmt: skip
