"""Pictures of the built pages, to look at: ``python -m tests.site.screenshots OUT [PAGE ...]``.

Each page is taken whole, in light and in dark on a wide screen, and on a phone. A PAGE is a part of a
page's path.
"""

import sys
from pathlib import Path

from tools.browser import open_browser

from .site_browser import SITE, serve

VIEWS = {
    "light": {"viewport": {"width": 1360, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1360, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}


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
    pages = [page.relative_to(SITE) for page in sorted(SITE.rglob("*.html")) if "_static" not in page.parts]
    chosen = [page for page in pages if not wanted or any(part in page.as_posix() for part in wanted)]
    with serve(SITE) as address, open_browser() as browser:
        for view, settings in VIEWS.items():
            context = browser.new_context(**settings)
            tab = context.new_page()
            for page in chosen:
                tab.goto(f"{address}/{page.as_posix()}", wait_until="networkidle")
                tab.screenshot(path=out / f"{page.stem}-{view}.png", full_page=True)
            context.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), sys.argv[2:])
