"""What the live figures draw, measured in the page: heights, places, words, and what does not move."""

import json
import re

import pytest
from test_site_figures import PAGES, awake, change_state, figure_named

from lstm_tutorial.widgets import WayBack

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

#: Set every slider of a figure to a share of its way.
PUSH = """(figure, share) => figure.querySelectorAll("input[type=range]").forEach((slider) => {
    slider.value = Number(slider.min) + share * (slider.max - slider.min);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
})"""

#: How far below the figure's upper edge its controls begin.
CONTROLS = """(figure) => figure.querySelector(".fig-controls").getBoundingClientRect().top
    - figure.querySelector(".lstm-figure").getBoundingClientRect().top"""

#: Pairs of words in the drawing that lie upon each other.
OVERLAPS = """(figure) => {
    const texts = [...figure.querySelectorAll(".fig-plate text:not(.fig-halo)")];
    const boxes = texts.map((text) => text.getBoundingClientRect());
    const meet = (a, b) => a.left + 3 < b.right && b.left + 3 < a.right && a.top + 8 < b.bottom && b.top + 8 < a.bottom;
    return texts.flatMap((text, k) => texts.slice(k + 1)
        .filter((_, more) => meet(boxes[k], boxes[k + 1 + more]))
        .map((other) => `${text.textContent} | ${other.textContent}`));
}"""


@pytest.fixture
def visit(browser):
    """Open a page from disk, in a window of some size, what it says of its figures changed on the way."""
    contexts = []

    def open_page(start, window=DESKTOP, rewrite=None):
        context = browser.new_context(viewport=window)
        contexts.append(context)
        context.set_default_timeout(30_000)
        tab = context.new_page()
        [page] = [page for page in PAGES if page.stem.startswith(start)]
        if rewrite:
            change_state(tab, page, rewrite)
        tab.goto(page.as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("start", [page.stem for page in PAGES])
def test_words_lie_apart_and_controls_stay(start, window, visit):
    """At both ends of all sliders and between: no word upon another, and nothing moves under the reader's finger."""
    tab = visit(start, window)
    for figure in tab.locator("figure:has(.live-figure)").all():
        awake(figure)
        places = []
        for share in (0, 0.3, 0.6, 1, 0, 0.3, 0.6, 1):
            figure.evaluate(PUSH, share)
            assert figure.evaluate(OVERLAPS) == [], f"{figure.get_attribute('id')} at {share}"
            places.append(figure.evaluate(CONTROLS))
        # A sentence may grow once; from then on its place is kept.
        assert max(places[4:]) - min(places[4:]) < 0.5, figure.get_attribute("id")


def test_bars_are_as_high_as_what_they_stand_for(visit):
    """Also those that are higher than the one that all are compared with."""
    figure = figure_named(visit("03"), "fig-way-back")
    figure.evaluate(PUSH, 1)
    heights = [float(bar.get_attribute("height")) for bar in figure.locator("rect.fig-rnn").all()]
    reaches = WayBack(radius=2).reaches
    assert max(reaches) > 2
    assert [height / heights[-1] for height in heights] == pytest.approx(list(reaches), rel=0.02, abs=0.01)


@pytest.mark.parametrize(("start", "name", "part"), [
    ("06", "fig-forget-gate", "forget gate"),
    ("08", "fig-cell-state", "cell state"),
    ("09", "fig-output-gate", "output gate"),
])  # fmt: skip
def test_a_phone_shows_the_lit_part_at_first(start, name, part, visit):
    figure = figure_named(visit(start, PHONE), name)
    box = figure.get_by_role("button", name=part).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize(("start", "name", "trait"), [
    ("12", "fig-reading", "_networks"), ("15", "fig-writing", "_network"),
])  # fmt: skip
def test_weights_of_another_version_are_said(start, name, trait, visit):
    """In the figure, in a line; nothing is drawn from them."""

    def of_another_version(states):
        changed, count = re.subn(r'\\"format\\": 1', r'\\"format\\": 99', states)
        assert count == 1
        return changed

    figure = figure_named(visit(start, rewrite=of_another_version), name)
    wanted = "These weights have format 99; this figure reads format 1. Run the notebook again."
    assert figure.get_by_role("alert").inner_text() == wanted
    assert figure.locator(".fig-plate > *").count() == 0
    for button in figure.get_by_role("button").all():
        if button.is_enabled():
            button.click()
    assert figure.get_by_role("alert").inner_text() == wanted


def test_weights_that_were_cut_short_are_said(visit):
    def cut(states):
        [weights] = re.findall(r'"_weights": ("[A-Za-z0-9+/=]+")', states)
        return states.replace(weights, json.dumps(json.loads(weights)[:4000]))

    complaint = figure_named(visit("15", rewrite=cut), "fig-writing").get_by_role("alert")
    assert re.match(r"Expected \d+ weights, got 3000: the notebook was cut short", complaint.inner_text())


def test_on_the_way_back_every_number_has_one_name(visit):
    """At the last step all of dh is the loss's; at the one before, all of it is from later."""
    figure = figure_named(visit("11"), "fig-cell-back-steps")
    for step, of_the_loss in {"5": "1.00", "4": "0.00"}.items():
        field = figure.get_by_label("time step t, exact value")
        field.fill(step)
        field.press("Enter")
        words = figure.locator(".fig-plate text").all_text_contents()
        assert words.count("later") == 2
        assert words[words.index("loss") + 1] == of_the_loss
