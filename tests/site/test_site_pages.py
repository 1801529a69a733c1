"""Every page of the built book, as a reader's browser sees it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"

KILOBYTE = 1024
HEAVIEST_TEXT = 120 * KILOBYTE
HEAVIEST_PAGE = 250 * KILOBYTE
PHONE = {"width": 390, "height": 844}

#: Rules of axe for which colours matter; for all others a page is the same in light and in dark.
OF_COLOURS = ["color-contrast", "link-in-text-block"]

#: axe's findings. Its argument: "all" rules, or "only" those of colours, or those "without" them.
RUN_AXE = """async ([which, ofColours]) => {
    const rules = {
        all: {},
        only: {runOnly: ofColours},
        without: {rules: Object.fromEntries(ofColours.map((rule) => [rule, {enabled: false}]))},
    };
    const {violations} = await axe.run(document, {resultTypes: ["violations"], ...rules[which]});
    const sample = (found) => found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ");
    return violations.map((found) => `${found.id}: ${found.help}: ${sample(found)}`);
}"""

#: The bytes of a trained network that a live figure runs; its own limit is held in test_site_figures.py.
NETWORK = """async () => {
    const scripts = [...document.scripts].filter(({ src }) => src.includes("/_static/figures/"));
    const texts = await Promise.all(scripts.map(async ({ src }) => (await fetch(src)).text()));
    return texts.flatMap((text) => [...text.matchAll(/"_weights": "([^"]*)"/g)])
        .reduce((bytes, [, base64]) => bytes + 0.75 * base64.length, 0);
}"""

UNSET_MATH = r"""() => {
    const text = document.querySelector("main").cloneNode(true);
    text.querySelectorAll("pre, code, script, .katex").forEach((element) => element.remove());
    const raw = text.textContent.match(/\$[^$\n]+\$|\\[(\[]|\\begin\{/g) ?? [];
    const empty = [...document.querySelectorAll(".math:not(:has(.katex))")];
    return [...raw, ...empty.map((element) => element.outerHTML)];
}"""

UNNAMED_PICTURES = r"""() => [
    ...[...document.querySelectorAll("img")].map((image) => [image, image.alt]),
    ...[...document.querySelectorAll("svg:not([aria-hidden=true] *, [aria-hidden=true])")].map((drawing) => [
        drawing, drawing.getAttribute("role") === "img" ? drawing.getAttribute("aria-label") : "",
    ]),
].filter(([, name]) => !name?.trim() || /\.(svg|png|jpe?g)$|^[\w.-]*\/[\w.\/-]+$/.test(name.trim()))
 .map(([element]) => element.outerHTML.slice(0, 200))"""

TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
}"""


class Log:
    """What a window asked for and complained of.

    Parameters
    ----------
    tab : playwright.sync_api.Page
    """

    def __init__(self, tab):
        self.complaints, self.requests, self.responses = [], [], []
        tab.on("console", self._on_console)
        tab.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        tab.on(
            "requestfailed",
            lambda request: self.complaints.append(f"failed: {request.url} {request.failure}"),
        )
        tab.on("request", lambda request: self.requests.append(request))
        tab.on("response", self._on_response)

    def _on_console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _on_response(self, response):
        self.responses.append(response)
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def outside(self, origin):
        """List the requests that went elsewhere than to `origin`."""
        urls = [request.url for request in self.requests]
        return [url for url in urls if not url.startswith((origin, "data:", "blob:"))]

    def weights(self):
        """Return the bytes that came over the wire, by path."""
        return {urlsplit(each.url).path: each.request.sizes()["responseBodySize"] for each in self.responses}


@pytest.fixture
def is_redirect(site, page):
    """Say whether a page only leads to another."""
    return page is not None and 'http-equiv="refresh"' in (site / page).read_text("utf-8")


def none_of(findings):
    """Fail with every finding in full, if there is any."""
    if findings:
        pytest.fail("\n".join(map(str, findings)), pytrace=False)


def findings_of_axe(tab, which):
    """What keeps some readers from a page."""
    if not tab.evaluate("'axe' in window"):
        tab.add_script_tag(path=AXE)
    return tab.evaluate(RUN_AXE, [which, OF_COLOURS])


def test_page(page, visitor, address, is_redirect, subtests):
    """Each page loads from its own site, quietly and lightly, and serves every reader."""
    log = Log(visitor)
    visitor.goto(f"{address}/{page}")
    if is_redirect:
        visitor.wait_for_url(lambda url: url != f"{address}/{page}")
    visitor.evaluate("document.fonts.ready.then(() => true)")

    with subtests.test("no request leaves the site"):
        none_of(log.outside(address))
    with subtests.test("nothing fails"):
        none_of(log.complaints)
    with subtests.test("light enough"):
        weights = log.weights()
        limit = HEAVIEST_PAGE if visitor.locator(".figure-svg, main img").count() else HEAVIEST_TEXT
        assert sum(weights.values()) <= limit + visitor.evaluate(NETWORK), weights
    with subtests.test("all math is set"):
        none_of(visitor.evaluate(UNSET_MATH))
    with subtests.test("every picture says what it shows"):
        none_of(visitor.evaluate(UNNAMED_PICTURES))

    with subtests.test("opens at its top, and the contents show where it stands"):
        visitor.wait_for_selector("#colours-button[aria-pressed]")
        assert visitor.evaluate("scrollY") == 0
        current = visitor.locator("#book-contents a.current").first
        assert not current.count() or current.evaluate("(link) => link.getBoundingClientRect().bottom <= innerHeight")
    with subtests.test("accessible in light"):
        assert visitor.evaluate("document.documentElement.dataset.theme") == "light"
        none_of(findings_of_axe(visitor, "all"))
    with subtests.test("accessible in dark"):
        visitor.evaluate("document.documentElement.dataset.theme = 'dark'")
        none_of(findings_of_axe(visitor, "only"))


def test_page_from_disk_on_a_phone(page, visitor, site, subtests):
    """A page opened as a file works as well, asks for nothing but files, and fits a narrow window."""
    log = Log(visitor)
    visitor.set_viewport_size(PHONE)
    visitor.goto((site / page).as_uri(), wait_until="load")
    visitor.wait_for_selector("#colours-button[aria-pressed=false]")
    assert visitor.evaluate("document.fonts.ready.then(() => document.fonts.check('600 1em \"Source Sans 3\"'))")
    none_of(log.outside("file://"))
    none_of(log.complaints)
    with subtests.test("no wider than a phone"):
        none_of(visitor.evaluate(TOO_WIDE))
    with subtests.test("accessible on a phone"):
        none_of(findings_of_axe(visitor, "without"))


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from disk"])
def test_search_finds_a_word(visitor, site, address, from_disk):
    """The search page answers, served or from disk, without a complaint."""
    log = Log(visitor)
    visitor.goto(f"{site.as_uri() if from_disk else address}/search.html?q=forget")
    visitor.locator("#search-results li a").first.wait_for()
    assert "forget" in visitor.locator("#search-results").inner_text().lower()
    none_of(log.complaints)


@pytest.mark.parametrize(
    ("words", "first"), [("forget gate", "6. The forget gate"), ("cell state", "8. The cell state")]
)
def test_search_puts_the_chapter_that_is_named_first(visitor, address, words, first):
    """Of all pages with the words, the one with these in its title; and each page once."""
    visitor.goto(f"{address}/search.html?q={words}")
    found = visitor.locator("#search-results li > a")
    found.nth(5).wait_for()
    titles = found.all_inner_texts()
    assert titles[0] == first
    assert titles.count(first) == 1


def test_search_summaries_are_of_the_text(visitor, address):
    """What a button says is no part of it."""
    visitor.goto(f"{address}/search.html?q=forget+gate")
    visitor.locator("#search-results li p.context").nth(9).wait_for()
    assert "Show the code" not in visitor.locator("#search-results").inner_text()


def test_search_field_leads_to_the_search_page(visitor, address):
    """Typing a word in the strip at the top and pressing Enter searches."""
    visitor.goto(f"{address}/book/index.html")
    visitor.keyboard.press("/")
    visitor.keyboard.type("gate")
    visitor.keyboard.press("Enter")
    visitor.locator("#search-results li a").first.wait_for()
    assert "search.html?q=gate" in visitor.url


def test_chosen_colours_last(visitor, address):
    """The button turns the page dark, changes its paper, and the next page remembers."""
    paper = "getComputedStyle(document.body).backgroundColor"
    visitor.goto(f"{address}/book/index.html")
    before = visitor.evaluate(paper)
    visitor.get_by_role("button", name="Light or dark").click()
    dark = visitor.evaluate(paper)
    visitor.goto(f"{address}/book/bibliography.html")
    assert before != dark
    assert visitor.evaluate(paper) == dark


def test_contents_open_on_a_phone(visitor, address):
    """On a phone the contents open over the page and close with Escape."""
    visitor.set_viewport_size(PHONE)
    visitor.goto(f"{address}/book/index.html")
    contents = visitor.get_by_role("navigation", name="Contents")
    assert not contents.is_visible()
    visitor.get_by_role("button", name="Contents").click()
    assert contents.is_visible()
    visitor.keyboard.press("Escape")
    assert not contents.is_visible()


def test_contents_fold_on_a_wide_screen(visitor, address):
    """On a wide screen the same button folds the contents away and brings them back."""
    visitor.goto(f"{address}/book/index.html")
    contents = visitor.get_by_role("navigation", name="Contents")
    button = visitor.get_by_role("button", name="Contents")
    assert contents.is_visible()
    button.click()
    assert not contents.is_visible()
    button.click()
    assert contents.is_visible()


def test_code_can_be_copied(visitor, site, address):
    """The button at a cell copies the cell's code, and what code printed has no button."""
    with_code = [path for path in sorted(site.rglob("*.html")) if 'class="cell_input' in path.read_text("utf-8")]
    assert with_code, "no page with code"
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.goto(f"{address}/{with_code[0].relative_to(site).as_posix()}")
    cell = visitor.locator(".cell_input:visible").first
    cell.locator(".copy-button").click()
    cell.get_by_role("button", name="Copied").wait_for()
    assert visitor.evaluate("navigator.clipboard.readText()") == cell.locator("pre").evaluate(
        "code => code.textContent"
    )
    assert visitor.locator(".cell_output .copy-button").count() == 0
