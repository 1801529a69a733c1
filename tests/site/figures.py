"""Pictures of every live figure, to look at: ``python -m tests.site.figures OUT [PAGE ...]``.

Each figure is taken from disk in light, in dark, on a phone and without scripts, where its still picture stands. A
PAGE is a part of a page's path.
"""

import sys
from pathlib import Path

from tools.browser import open_browser

from .screenshots import VIEWS
from .site_browser import SITE

NO_SCRIPT = {"still": {"viewport": {"width": 1360, "height": 900}, "java_script_enabled": False}}


def take(out, wanted):
    """Take the pictures.

    Parameters
    ----------
    out : pathlib.Path
        The folder that they go to.
    wanted : list of str
        Parts of paths; every page where the list is empty.
    """
    out.mkdir(parents=True, exist_ok=True)
    pages = [page for page in sorted(SITE.rglob("*.html")) if 'class="live-figure"' in page.read_text("utf-8")]
    chosen = [page for page in pages if not wanted or any(part in page.as_posix() for part in wanted)]
    with open_browser() as browser:
        for view, settings in (VIEWS | NO_SCRIPT).items():
            context = browser.new_context(**settings)
            tab = context.new_page()
            for page in chosen:
                tab.goto(page.as_uri(), wait_until="networkidle")
                for number, figure in enumerate(tab.locator("figure:has(.live-figure)").all(), start=1):
                    figure.scroll_into_view_if_needed()
                    figure.locator(".figure-svg" if view in NO_SCRIPT else ".lstm-figure").wait_for()
                    figure.screenshot(path=out / f"{page.stem}-{number}-{view}.png")
            context.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), sys.argv[2:])
