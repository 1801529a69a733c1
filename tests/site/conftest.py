"""What the tests of the site share: the built pages, a server, a browser, the extensions' import path."""

import os
import sys

import pytest
from site_browser import ROOT, SITE, serve

from tools.browser import find_browser, open_browser

sys.path.insert(0, str(ROOT / "book" / "_ext"))

NOT_BUILT = f"no built book in {SITE}: run `make book` first"


def built_pages():
    """List the site's pages as paths below its root.

    Returns
    -------
    list of str
    """
    pages = (page.relative_to(SITE) for page in SITE.rglob("*.html"))
    return sorted(page.as_posix() for page in pages if page.parts[0] not in ("_static", "_sources", "lite"))


def pytest_generate_tests(metafunc):
    """Run a test that asks for a `page` once for every page of the site."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", built_pages() or [None], ids=str)


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built site."""
    if not built_pages():
        pytest.fail(NOT_BUILT)
    return SITE


@pytest.fixture(scope="session")
def address(site):
    """Serve the site; return its address."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser(site):
    """Open one browser for all tests of this process."""
    if not find_browser():
        reason = "no Chromium: set CHROMIUM to its path, or install one; THE SITE IS NOT TESTED IN A BROWSER"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with open_browser() as running:
        yield running


@pytest.fixture
def visitor(browser):
    """Open a window with an empty cache."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
