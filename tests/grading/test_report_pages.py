"""The two HTML reports as a browser shows them: what they say, that anyone can read them, that they ask for nothing."""

import os
import re
from pathlib import Path

import pytest

from lstm_tutorial.exercise_files import chapter_title, exercise_notebooks
from lstm_tutorial.grading.marks import Mark, Marks
from lstm_tutorial.grading.reports import learner_page, overview
from lstm_tutorial.grading.reports.statistics import ClassStatistics
from lstm_tutorial.grading.similarity import Pair
from lstm_tutorial.plotting.palette import PALETTE, PALETTE_DARK
from tools.browser import find_browser, open_browser

from .fakes import graded, hostile_marks
from .test_report_formats import written

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests/site/vendor/axe-core/axe.min.js"
STYLE = (ROOT / "lstm_tutorial/grading/reports/style.css").read_text(encoding="utf-8")

MESSAGE = "Your result equals what tanh would give.\n\nTo paste into a cell:\n\nx = np.array([[-0.4]])\nforget_gate(x)"
ADA = Marks(
    "Ada", "graded",
    (
        Mark("forget-gate", "06_forget_gate", "wrong", 0, 2, "tanh-for-sigmoid", MESSAGE),
        Mark("input-gate", "07_input_gate", "right", 2, 2),
        Mark("candidate", "07_input_gate", "not attempted", 0, 2, None, "Not attempted."),
    ),
    ("rlimits",), 11, (), 0.5,
)  # fmt: skip
CLASS = [ADA, graded("Ben", "wrong", "wrong"), graded("Chidi", "right", "right"), Marks("Dilek", "empty")]
PAGES = {
    "page": lambda: written(learner_page.write, ADA, book="https://example.org/lstm/"),
    "page without anything": lambda: written(learner_page.write, Marks("Ben", "unreadable", notes=("No JSON.",))),
    "hostile page": lambda: written(learner_page.write, hostile_marks("<b>")),
    "overview": lambda: written(
        overview.write, ClassStatistics(CLASS), "Autumn", [Pair("lstm-step", "Ada", "Ben", 0.91)]
    ),
    "overview of nothing": lambda: written(overview.write, ClassStatistics([Marks("Dilek", "empty")]), "Autumn"),
    "hostile overview": lambda: written(overview.write, ClassStatistics([hostile_marks("<b>")]), "<b>"),
}  # fmt: skip

RUN_AXE = """async (rules) => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"], ...rules});
    return violations.map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}`);
}"""


@pytest.fixture(scope="module")
def browser():
    if not find_browser():
        reason = "no Chromium: set CHROMIUM to its path, or install one; THE REPORTS ARE NOT TESTED IN A BROWSER"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with open_browser() as running:
        yield running


@pytest.fixture
def visitor(browser):
    phone = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, color_scheme="light", reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_anyone_can_read_it_on_any_screen_and_it_asks_for_nothing(visitor, name, tmp_path):
    file, asked, complaints = tmp_path / "report.html", [], []
    file.write_text(PAGES[name](), encoding="utf-8")
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: complaints.append(message.text))
    visitor.goto(file.as_uri())
    visitor.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 390
    visitor.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    assert visitor.evaluate(RUN_AXE, {}) == []
    visitor.emulate_media(color_scheme="dark")
    assert visitor.evaluate(RUN_AXE, {"runOnly": ["color-contrast"]}) == []
    assert (asked, complaints) == ([file.as_uri()], [])


def text_of(page):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.partition("</style>")[2]))


def test_the_learner_is_told_what_is_wrong_and_where_to_read():
    page = PAGES["page"]()
    text = text_of(page)
    assert " 2 of 6 points" in text
    assert "✓ 1 right ✗ 1 not yet right ○ 1 not begun" in text
    assert (
        '<pre class="code" tabindex="0" role="group" aria-label="Code to paste"><code>x = np.array([[-0.4]])\nforg'
        in page
    )
    assert "This mistake is called tanh-for-sigmoid ." in text
    assert 'To read: <a href="https://example.org/lstm/book/06_forget_gate.html">Chapter 6: The forget gate</a>' in page
    assert "lstm-tutorial hint forget-gate" in text
    assert "with the seed 11. Protections while the code ran: rlimits." in text
    assert "Not attempted." not in text
    assert 'Go on with <a href="#06_forget_gate-forget-gate">' in page
    assert 'id="06_forget_gate-forget-gate"' in page


def test_without_an_address_the_book_is_named_and_not_linked():
    page = written(learner_page.write, ADA)
    assert "To read: Chapter 6: The forget gate." in page
    assert "https:" not in page


def test_all_right_leaves_nothing_to_do():
    assert "Every answer is right." in written(learner_page.write, graded("Ada", "right", "right"))


def test_the_overview_counts():
    statistics = ClassStatistics(CLASS)
    gate = statistics.items[0]
    assert (gate.name, gate.handed_in, gate.attempted, gate.right) == ("forget-gate", 3, 3, 1)
    assert gate.mistakes["tanh-for-sigmoid"].submissions == ["Ada", "Ben"]
    assert [standing.next for standing in statistics.standings] == ["forget-gate", "forget-gate", None, None]
    page = PAGES["overview"]()
    text = text_of(page)
    assert "4 submissions" in text
    assert "1 could not be graded" in text
    assert "44% of the points on average; 1 of 3 have them all" in text
    assert 'aria-label="1 of 3 right"' in page
    assert "a gate needs the sigmoid" in text, "the mistake's own words, without one learner's numbers"
    assert "forget-gate : 2 of 3 who attempted it" in text
    assert "Ada, Ben" in text
    assert "91%" in text


def test_colours_are_the_books():
    light, dark = (set(part) for part in (PALETTE.values(), PALETTE_DARK.values()))
    day, night = STYLE.split("@media", 1)
    assert set(re.findall(r"#[0-9A-F]{6}", day)) <= light
    assert set(re.findall(r"#[0-9A-F]{6}", night)) <= dark


def test_every_chapter_with_exercises_has_a_title():
    assert chapter_title("06_forget_gate") == "Chapter 6: The forget gate"
    assert chapter_title("99_not_written") == "Chapter 99: Not written"
    assert chapter_title("own work") == "own work"
    for path in exercise_notebooks():
        assert re.match(rf"Chapter {int(path.stem[:2])}: [A-Z]", chapter_title(path.stem))
