"""The live figure of chapter 15: it reads what is typed, and writes what the package writes."""

import pytest
from site_browser import ROOT
from test_site_figures import figure_named

from lstm_tutorial.models import load_model
from lstm_tutorial.widgets import Writing

SLOWEST = 1000 / 30  # milliseconds from a keystroke until what is drawn has been laid out; a frame later it is seen

#: How long the figure takes to answer a letter that changes all that follows: the quickest of three.
RESPONSE = """(field) => Math.min(...[1, 2, 3].map((place) => {
    const start = performance.now();
    field.value = "B".repeat(place) + field.value.slice(place);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.closest(".lstm-figure").getBoundingClientRect();
    return performance.now() - start;
}))"""


@pytest.fixture
def figure(browser, site):
    """Open the chapter from disk and give the figure; complaints of the page fail the test at its end."""
    [page] = site.rglob("15_writing_text.html")
    tab, complaints = browser.new_page(), []
    tab.set_default_timeout(15_000)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(page.as_uri())
    yield figure_named(tab, "fig-writing")
    tab.close()
    assert not complaints


def put(figure, name, value):
    """Type a value into a control."""
    field = figure.get_by_label(f"{name}, exact value")
    field.fill(value)
    field.press("Enter")


def test_the_page_writes_what_the_package_writes(figure):
    """With the same seed the same characters: written in two goes, and again after a change of temperature."""
    field = figure.get_by_label("The text")
    text, model = field.input_value(), load_model(ROOT / "book" / "data" / "15_character_model.npz")
    put(figure, "temperature", "0.5")
    for button in ("Write on", "Draw again", "Write on"):
        figure.get_by_role("button", name=button).click()
    put(figure, "temperature", "0.8")
    figure.get_by_text("The model wrote 240 characters at temperature 0.80").wait_for()
    figure.get_by_role("button", name="Keep what it wrote").click()
    assert field.input_value() == text + Writing(model, text=text, temperature=0.8, count=240, seed=1).written


def test_a_named_unit_is_chosen_by_its_button(figure):
    figure.get_by_role("button", name="unit 30: column").click()
    assert figure.get_by_label("unit, exact value").input_value() == "30"
    assert figure.get_by_role("button", pressed=True).inner_text() == "unit 30: column"


def test_a_text_that_cannot_be_read_is_said_and_the_last_one_stays(figure):
    field, drawing = figure.get_by_label("The text"), figure.locator(".fig-plate")
    complaint = figure.get_by_role("alert")
    before = drawing.inner_html()
    for text, expected in {
        "naïve": "The model does not know “ï”",
        "a\tb": "The model does not know “tab”",
        "": "The text is empty",
        "x" * 1001: "The text has 1001 characters; at most 1000 are read",
    }.items():
        field.fill(text)
        assert complaint.inner_text().startswith(expected)
        assert drawing.inner_html() == before
    field.fill("“typed on a phone” – it’s plain…")
    assert complaint.inner_text() == ""
    assert drawing.locator("text", has_text='"typed').count() == 1


def test_a_long_text_is_read_without_holding_up_the_page(figure):
    field, read = figure.get_by_label("The text"), figure.get_by_text("After these 910 characters")
    field.fill("A long text. " * 70)
    read.wait_for()
    assert field.evaluate(RESPONSE) <= SLOWEST
    read.wait_for()
