"""Every live figure of the built book, moved as a reader moves it: by mouse, by keyboard, by typing."""

import gzip
import json
import re
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from site_browser import SITE

from lstm_tutorial.activations import sigmoid

KILOBYTE = 1024
HEAVIEST_FIGURE = 60 * KILOBYTE
HEAVIEST_WEIGHTS = 200 * KILOBYTE  # of trained networks that the page itself runs
TRAINED = {"reading": "_networks", "writing": "_weights"}  # the figures that have such, and where
PAGES = sorted(page for page in SITE.rglob("*.html") if 'class="live-figure"' in page.read_text("utf-8"))

#: How a reader may come to a page: from where, and in which window. The second differs in all that may matter.
ON_A_PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
READERS = {
    "served": ("served", {}),
    "from disk, phone, dark, still": ("disk", {"color_scheme": "dark", "reduced_motion": "reduce"} | ON_A_PHONE),
}

#: What a figure shows: its drawing, and the values of its controls.
SHOWN = """(figure) => [
    figure.querySelector(".fig-plate").innerHTML,
    ...[...figure.querySelectorAll("input")].map((input) => input.value),
]"""


WINDOWS = {"wide": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}

#: How high the place of a figure is while the figure is waiting: on a wide page, on a phone.
KEPT_HEIGHTS = """(place) => ["--wide", "--phone"]
    .map((name) => parseFloat(getComputedStyle(place).getPropertyValue(name)))"""

#: Whether a figure may be in the window when the page opens.
IS_EARLY = "(place) => place.getBoundingClientRect().top + scrollY < 900"

ARE_LIVE = "(places) => places.map((place) => place.classList.contains('is-live'))"
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

#: Whether the window shows an element, so that a click would hit it.
IN_VIEW = """(element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}"""


@pytest.fixture
def open_page(browser, address, site):
    """Open a page as one of the readers; give the tab, whose complaints fail the test at its end."""
    contexts, complaints = [], []

    def visit(page, reader="served", rewrite=None):
        """Open it; `rewrite` changes what the page's own script says of its figures."""
        way, settings = READERS[reader]
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}} | settings)
        contexts.append(context)
        context.set_default_timeout(15_000)
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        url = page.as_uri() if way == "disk" else f"{address}/{page.relative_to(site).as_posix()}"
        if rewrite:
            change_state(tab, page, rewrite)
        tab.goto(url)
        return tab

    yield visit
    for context in contexts:
        context.close()
    assert not complaints


def state_script(page):
    """The script that holds the state of a page's figures."""
    return SITE / "_static" / "figures" / f"{'-'.join(page.relative_to(SITE).with_suffix('').parts)}.js"


def change_state(tab, page, rewrite):
    """Change what a page says of its figures, on the way."""
    script = state_script(page)
    body = rewrite(script.read_text("utf-8"))
    tab.route(f"**/{script.name}*", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def awake(figure):
    """Scroll to a figure, as a reader comes to it, until it has been made. On a phone a first try can miss it."""
    for _ in range(100):
        figure.evaluate("(place) => place.scrollIntoView({ block: 'center' })")
        if figure.locator(".lstm-figure").is_visible():
            return figure
        figure.page.wait_for_timeout(50)
    return pytest.fail("never made, however far we scroll")


def figures_of(tab):
    """The figures of a page; there is at least one, and each is live."""
    figures = [awake(figure) for figure in tab.locator(".live-figure").all()]
    assert figures
    for figure in figures:
        assert "is-live" in figure.get_attribute("class")
    return figures


def figure_named(tab, name):
    """The figure whose caption has a name."""
    return awake(tab.locator(f"figure#{name} .live-figure"))


def changes(figure, move):
    """Hold a move to changing the drawing and the values; give what the figure shows after it."""
    before = figure.evaluate(SHOWN)
    move()
    after = figure.evaluate(SHOWN)
    assert before[0] != after[0], "nothing moved in the drawing"
    assert before[1:] != after[1:], "the values are still the same"
    return after


def test_there_are_figures(site):
    assert PAGES, "no page has a live figure: every test of figures would pass for want of one"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("chapter", PAGES, ids=lambda path: path.stem)
def test_every_control_moves_its_figure(chapter, reader, open_page):
    """By mouse, by the arrow keys, by typing: the value, the drawing and the sentence follow, or a complaint."""
    tab = open_page(chapter, reader)
    for figure in figures_of(tab):
        type_what_is_no_number(figure)
        for control in figure.locator(".fig-control").all():
            move_slider(tab, figure, control)
        for pad in figure.locator(".fig-pad").all():
            move_pad(tab, figure, pad)
        for press in ("click", "press"):
            for button in figure.get_by_role("button").all():
                press_button(figure, button, press)


def at(element, along, up):
    """A place within an element, as shares of its width and height."""
    box = element.bounding_box()
    return box["x"] + along * box["width"], box["y"] + (1 - up) * box["height"]


def bring_into_view(element):
    """Focus it and scroll to it. On a phone what is far away has not been laid out, so that a first try can miss."""
    for _ in range(100):
        element.focus()
        element.scroll_into_view_if_needed()
        if element.evaluate(IN_VIEW):
            return
        element.page.wait_for_timeout(50)
    pytest.fail("out of sight, however far we scroll")


def move_slider(tab, figure, control):
    """Move it by mouse, by a key, and type its value."""
    slider, field = control.locator("input[type=range]"), control.locator("input[type=text]")
    bring_into_view(slider)
    tab.mouse.click(*at(slider, 0.3, 0.5))
    changes(figure, lambda: tab.mouse.click(*at(slider, 0.62, 0.5)))
    changes(figure, lambda: tab.keyboard.press("ArrowLeft"))
    typed = field.input_value()
    tab.keyboard.press("Home")
    assert field.input_value() != typed
    changes(figure, lambda: (field.fill(typed), tab.keyboard.press("Enter")))
    assert field.input_value() == typed


def move_pad(tab, figure, pad):
    """Drag it, then walk on it by the arrow keys."""
    bring_into_view(pad)
    tab.mouse.move(*at(pad, 0.5, 0.5))
    tab.mouse.down()
    changes(figure, lambda: tab.mouse.move(*at(pad, 0.8, 0.2)))
    tab.mouse.up()
    assert re.findall(r"\d\.\d+", pad.get_attribute("aria-valuetext")) == ["0.80", "0.20"]
    for key, wanted in {"ArrowUp": ["0.80", "0.25"], "Shift+ArrowLeft": ["0.55", "0.25"]}.items():
        changes(figure, lambda key=key: tab.keyboard.press(key))
        assert re.findall(r"\d\.\d+", pad.get_attribute("aria-valuetext")) == wanted
    before = figure.evaluate(SHOWN)[0]
    tab.keyboard.press("Enter")
    assert before != figure.evaluate(SHOWN)[0], "Enter applies no step"


def press_button(figure, button, press):
    """Press it by mouse, or come to it by the keyboard and press Enter; the drawing or its words follow."""
    if press == "press":
        button.blur()
    before = figure.inner_html()
    button.click() if press == "click" else button.press("Enter")
    name = button.inner_text() or button.get_attribute("aria-label")
    assert before != figure.inner_html(), f"{press} on {name!r} does nothing"


def type_what_is_no_number(figure):
    """It is said, and changes nothing."""
    control, complaint = figure.locator(".fig-control").first, figure.get_by_role("alert")
    field = control.locator("input[type=text]")
    bring_into_view(field)
    name = control.locator(".fig-name").inner_text()
    before, sound = figure.evaluate(SHOWN)[0], field.input_value()
    for typed in ("three", "", "1e9", "2..5"):
        field.fill(typed)
        field.press("Enter")
        expected = rf"{re.escape(name)}: expected a (whole )?number from .* to .*, got "
        assert re.match(expected, complaint.inner_text())
        assert field.get_attribute("aria-invalid") == "true"
        assert figure.evaluate(SHOWN)[0] == before
        field.fill(sound)
        field.press("Enter")
        assert complaint.inner_text() == ""
        assert field.get_attribute("aria-invalid") is None


def test_a_wrong_value_in_the_page_is_said(open_page):
    """Whatever stands in the embedded state: the figure says what is wrong and shows the rest."""
    page = next(page for page in PAGES if page.stem.startswith("06"))
    tab = open_page(page, rewrite=lambda state: state.replace('"b": 3.0', '"b": "three"'))
    figure = figure_named(tab, "fig-gate-forget")
    assert figure.get_by_role("alert").inner_text() == 'bias bf: expected a number from −6 to 6, got "three".'
    changes(figure, lambda: figure.locator("input[type=range]").last.press("ArrowRight"))
    assert figure.get_by_role("alert").inner_text() == ""


def test_a_figure_that_cannot_be_shown_leaves_its_still_picture(browser, address, site):
    page = PAGES[0]
    tab = browser.new_page()
    tab.route("**/_static/figures/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    tab.goto(f"{address}/{page.relative_to(site).as_posix()}")
    tab.keyboard.press("Tab")
    assert tab.locator(".live-figure.is-still .figure-svg").first.is_visible()
    assert tab.locator(".live-figure .live").count() == 0
    tab.close()


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("chapter", PAGES, ids=lambda path: path.stem)
def test_a_figure_comes_into_the_place_that_was_kept_for_it(chapter, window, browser):
    """While it is waiting its place is as high as it will be, or a little less: hardly anything moves."""
    tab = browser.new_page(viewport=window)
    tab.goto(chapter.as_uri())
    for figure in tab.locator(".live-figure").all():
        kept = figure.evaluate(KEPT_HEIGHTS)[window == WINDOWS["phone"]]
        grown = awake(figure).bounding_box()["height"] - kept
        assert -2 <= grown <= 80, (figure.get_attribute("data-kind"), grown)
        assert grown <= 8 or not figure.evaluate(IS_EARLY), (figure.get_attribute("data-kind"), grown)
    tab.close()


def test_figures_are_made_when_a_reader_comes_near(open_page):
    """Until a reader moves, only those in the window; then those near it; for the keyboard, all."""
    [page] = [page for page in PAGES if page.stem.startswith("11")]
    for move, made in {"nothing": [False, False], "Shift": [False, False], "Tab": [True, True]}.items():
        tab = open_page(page)
        if move != "nothing":
            tab.keyboard.press(move)
        tab.evaluate(NEXT_FRAME)
        assert tab.locator(".live-figure").evaluate_all(ARE_LIVE) == made, move
    tab = open_page(page)
    first = tab.locator(".live-figure").first
    tab.evaluate("(height) => scrollTo(0, height)", first.bounding_box()["y"] - 2 * 900)
    first.locator(".lstm-figure").wait_for(state="attached")
    assert tab.locator(".live-figure").evaluate_all(ARE_LIVE) == [True, False]


@pytest.mark.parametrize("chapter", PAGES, ids=lambda path: path.stem)
def test_without_scripts_and_on_paper_the_still_picture_stands(chapter, browser, open_page):
    context = browser.new_context(java_script_enabled=False)
    unscripted, printed = context.new_page(), open_page(chapter)
    unscripted.goto(chapter.as_uri())
    printed.emulate_media(media="print")
    for tab in (unscripted, printed):
        for figure in tab.locator("figure:has(.live-figure)").all():
            still = figure.locator(".figure-svg")
            assert still.is_visible()
            assert len(still.get_attribute("aria-label")) > 60
            assert figure.locator("figcaption").is_visible()
            assert not figure.locator(".live").is_visible()
    context.close()


@pytest.mark.parametrize("chapter", PAGES, ids=lambda path: path.stem)
def test_a_figure_adds_little_weight(chapter, site):
    """Scripts, stylesheet, state and still picture of each figure, as a server compresses them.

    Trained networks have a limit of their own.
    """
    html = chapter.read_text("utf-8")
    states = json.loads(re.fullmatch(r"liveFigures\.embed\((.*)\);\n", state_script(chapter).read_text("utf-8"))[1])
    links = re.findall(r'"([^"?]*/figures[^"?]*\.(?:js|css))', html)
    files = {Path(link).stem: chapter.parent / link for link in links}
    shared = [file for name, file in files.items() if name.startswith("figure")]
    assert shared
    figures = re.findall(r'<div class="live-figure" data-model="(\w+)".*?>(.*?)</svg>', html, flags=re.DOTALL)
    assert figures
    for model, still in figures:
        entry = states[model]
        if trained := TRAINED.get(entry["kind"].rpartition("-")[0]):
            assert compressed(json.dumps(entry["state"].pop(trained)).encode()) <= HEAVIEST_WEIGHTS, entry["kind"]
        texts = [file.resolve().read_bytes() for file in (*shared, files[entry["kind"]])]
        texts += [still.encode(), json.dumps(entry).encode()]
        assert sum(map(compressed, texts)) <= HEAVIEST_FIGURE, entry["kind"]


def compressed(text):
    """How many bytes a server sends."""
    return len(gzip.compress(text, mtime=0))


def test_the_gate_shows_what_the_package_computes(open_page):
    """What a reader reads off after a move is the package's number, rounded."""
    tab = open_page(next(page for page in PAGES if page.stem.startswith("06")))
    figure = figure_named(tab, "fig-gate-forget")
    rng = np.random.default_rng(0)
    for _ in range(5):
        wished = {"input xt": 2, "hidden state ht−1": 1, "weight wf": 4, "weight uf": 4, "bias bf": 6, "memory ct−1": 3}
        values = {name: round(rng.uniform(-far, far), 2) for name, far in wished.items()}
        for name, value in values.items():
            field = figure.get_by_label(f"{name}, exact value")
            field.fill(str(value))
            field.press("Enter")
        x, h_prev, w, u, b, c_prev = values.values()
        opening = float(sigmoid(x * w + h_prev * u + b))
        said = figure.locator(".fig-reading").inner_text().replace("−", "-")
        numbers = [float(text) for text in re.findall(r"-?\d+\.\d+", said)]
        assert numbers == pytest.approx([c_prev, opening, opening * c_prev], abs=0.0051)
        assert numbers[1] == pytest.approx(opening, abs=0.00051)


@pytest.mark.parametrize(("kind", "both_ways"), [("LinkModel", True), ("DirectionalLinkModel", False)])
def test_linked_figures_move_together(kind, both_ways, open_page):
    """What `jslink` and `jsdlink` join in a notebook stays joined in the page."""
    page = next(page for page in PAGES if page.stem.startswith("06"))
    names = ("fig-gate-forget", "fig-memory-lag")

    def with_link(state):
        html = page.read_text("utf-8")
        ids = [re.search(rf'id="{name}".*?data-model="(\w+)"', html, re.DOTALL)[1] for name in names]
        link = {"source": [f"IPY_MODEL_{ids[0]}", "b"], "target": [f"IPY_MODEL_{ids[1]}", "b"]}
        entry = json.dumps({"model_name": kind, "state": link})
        return state.replace("({", f'({{"link": {entry}, ', 1)

    tab = open_page(page, rewrite=with_link)
    biases = [figure_named(tab, name).get_by_label("bias bf, exact value") for name in names]
    for wished, moved, other, follows in ((2.5, 0, 1, True), (1.5, 1, 0, both_ways)):
        before = biases[other].input_value()
        biases[moved].fill(str(wished))
        biases[moved].press("Enter")
        assert (float(biases[other].input_value()) == wished) == follows
        assert follows or biases[other].input_value() == before


def embedded(*models):
    """The widget state of a notebook with some models."""
    numbers = count()
    return {"state": {f"{next(numbers):032x}": model for model in models}}


def test_what_pages_share_is_parted_from_their_state():
    from book_site.live_figures import split_state

    layout = {"model_name": "LayoutModel", "state": {"width": None}}
    texts = {"_esm": "export default {};\n", "_css": ".a {}", "_anywidget_id": "p.gate.Gate"}
    others = {"layout": "IPY_MODEL_0", "tabbable": None, "_view_name": "V"}
    figure = {"model_name": "AnyModel", "state": {**texts, **others, "_settings": {}, "x": 1.0}}
    state, scripts, sheets = split_state(embedded(layout, figure, figure))
    (kind,) = {entry["kind"] for entry in state.values()}
    assert kind.startswith("gate-")
    assert [entry["state"] for entry in state.values()] == [{"_settings": {}, "x": 1.0}] * 2
    assert list(scripts) == [f"{kind}.js"]
    assert list(sheets.values()) == [".a {}"]


@pytest.mark.parametrize("esm", ["const a = 1;\n", "export default a;\nexport default b;\n"])
def test_a_script_without_one_default_export_is_refused(esm):
    from book_site.live_figures import script_of

    with pytest.raises(ValueError, match="expected one default export"):
        script_of("gate-0", esm)
