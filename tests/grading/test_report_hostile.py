"""No name and no message breaks a report, runs in it, hides in it or floods it: whatever a folder is called."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from lstm_tutorial.cli.grade_reports import page_name
from lstm_tutorial.grading.marks import Mark, Marks
from lstm_tutorial.grading.reports import (
    classroom50,
    gradescope,
    json_report,
    junit,
    learner_page,
    markdown,
    overview,
    table,
    terminal,
)
from lstm_tutorial.grading.reports.clean import clean, clean_name, clean_text
from lstm_tutorial.grading.reports.markdown import escape
from lstm_tutorial.grading.reports.statistics import ClassStatistics
from lstm_tutorial.grading.similarity import Pair

from .fakes import HOSTILE, hostile_marks
from .test_report_formats import CLASSROOM50, GRADESCOPE, JUNIT, RUNNER, written

WORST = [hostile_marks(name, ("graded", "failed")[k % 2]) for k, name in enumerate(HOSTILE[::2])]

#: What no report may hold: controls but line ends and tabs, halves of pairs, and what turns the direction of writing.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def write_page(file, marks):
    learner_page.write(file, marks, book="https://example.org/lstm")


def write_overview(file, marks):
    pairs = [Pair("lstm-step", first, second, 0.9) for first in HOSTILE[:3] for second in HOSTILE[:3]]
    overview.write(file, ClassStatistics([marks, *WORST[:2]]), marks.submission, pairs)


def write_terminal(file, marks):
    terminal.print_submission(marks, Console(file=file, width=120, force_terminal=False))


#: Format -> a function that writes one submission.
FORMATS = {
    "json": lambda file, marks: json_report.write(file, [marks], single=True),
    "junit": lambda file, marks: junit.write(file, [marks]),
    "gradescope": gradescope.write,
    "classroom50": lambda file, marks: classroom50.write(file, marks, classroom50.identity(RUNNER)),
    "markdown": lambda file, marks: markdown.write(file, [marks]),
    "csv": lambda file, marks: table.write(file, [marks]),
    "page": write_page,
    "overview": write_overview,
    "terminal": write_terminal,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_is_plain_utf_8_without_controls(name):
    for marks in WORST:
        text = written(FORMATS[name], marks)
        text.encode("utf-8")
        text = text.replace("\r\n", "\n") if name == "csv" else text
        assert FORBIDDEN.search(text) is None
        assert "\r" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_is_flooded(name):
    flood = "x" * 3_000_000
    exercises = tuple(Mark(flood, flood, "wrong", 0, 1, flood, flood) for _ in range(3))
    marks = Marks(flood, "graded", exercises, (flood,), 0, (flood,))
    assert len(written(FORMATS[name], marks)) < 500_000


@given(st.text(st.characters(codec=None, categories=None)), st.integers(1, 50))
def test_cleaning_leaves_nothing_harmful_and_changes_nothing_clean(text, longest):
    cleaned = clean_text(text)
    assert FORBIDDEN.search(cleaned) is None
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert len(clean_text(text, longest)) <= longest + len(" … ( more characters)") + 20
    assert clean_name(text).strip()
    assert "\n" not in clean_name(text)


def test_letters_of_every_script_stay():
    text = "Ünïcödé 日本語 العربية עברית हिन्दी 🧮 e\u0301"
    assert clean_text(text) == text
    assert unicodedata.category("\u0301") == "Mn"


@pytest.mark.parametrize("marks", WORST, ids=range(len(WORST)))
def test_formats_with_a_schema_still_fit_it(marks):
    JUNIT.validate(written(FORMATS["junit"], marks))
    jsonschema.validate(json.loads(written(gradescope.write, marks)), GRADESCOPE)
    told = json.loads(written(FORMATS["classroom50"], marks))
    jsonschema.validate(told, CLASSROOM50)
    assert all(test["score"] <= test["max-score"] for test in told["tests"])
    assert json.loads(written(FORMATS["json"], marks))["exercises"][9]["status"]


def test_junit_says_the_same_as_the_marks():
    for marks in WORST:
        cleaned = clean(marks)
        suite = ElementTree.fromstring(written(FORMATS["junit"], marks))[0]
        assert suite.get("name") == cleaned.submission
        names = [case.get("name") for case in suite.iter("testcase") if case.find("error") is None]
        assert names == [mark.name for mark in cleaned.exercises]


class Elements(HTMLParser):
    """The elements and the attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.names, self.attributes = set(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.attributes += attributes


@pytest.mark.parametrize("name", ["page", "overview"])
def test_no_markup_gets_into_a_page(name):
    plain = Marks(
        "Ada",
        "graded",
        tuple(Mark(f"n{k}", "06_x", m.status, 0, 1, "d", "m:\n\nc") for k, m in enumerate(WORST[0].exercises)),
        ("p",),
        0,
        ("n",),
    )
    own = Elements(written(FORMATS[name], plain)).names
    for marks in WORST:
        page = Elements(written(FORMATS[name], marks))
        assert page.names <= own
        assert not [key for key, _ in page.attributes if key.startswith("on") or key == "src"]
        links = [value for key, value in page.attributes if key == "href"]
        assert all(link.startswith(("#", "https://example.org/lstm/book/")) for link in links)


def test_a_link_to_a_chapter_stays_in_the_book():
    marks = Marks("Ada", "graded", (Mark("a", '../../"><b>/x?y#z', "wrong", 0, 1, None, "m"),))
    links = {value for key, value in Elements(written(write_page, marks)).attributes if key == "href"}
    assert [link.removeprefix("https://example.org/lstm/book/") for link in links if not link.startswith("#")] == [
        "..%2F..%2F%22%3E%3Cb%3E%2Fx%3Fy%23z.html"
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_markdown_shows_a_text_as_it_is(text):
    text = clean_text(text[:500])
    parser = MarkdownIt("gfm-like")
    for around in ("{}", "| {} | b |\n|---|---|\n", "## {}"):
        tokens = parser.parse(around.format(escape(text)))
        inline = [token for token in tokens if token.type == "inline"]
        shown = "".join(child.content for child in inline[0].children) if inline else ""
        assert {child.type for token in inline for child in token.children} <= {"text", "text_special"}
        assert shown == " ".join(text.split())
    assert {token.type for token in parser.parse(f"{escape(text)}\n")} <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
    }


def test_nothing_breaks_out_of_markdowns_code():
    for marks in WORST:
        tokens = MarkdownIt("gfm-like").parse(written(markdown.write, [marks]))
        kinds = {child.type for token in tokens if token.type == "inline" for child in token.children}
        assert kinds <= {"text", "text_special", "softbreak"}
        assert not {token.type for token in tokens} & {"html_block", "bullet_list_open", "ordered_list_open"}


def test_no_cell_of_a_table_is_a_formula():
    text = written(table.write, WORST)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(WORST) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip(" \u00a0").startswith(tuple("=+-@\t\r＝＋－＠"))
        assert len(cell) < 32_767


def test_rich_markup_and_escapes_stay_text_in_a_terminal():
    file = io.StringIO()
    console = Console(file=file, width=10_000, force_terminal=True, color_system=None)
    terminal.print_class([Marks("[bold red]rich[/] :smile: \x1b[2J\x1b]0;title\x07", "graded")], console)
    assert "[bold red]rich[/] :smile: \ufffd[2J\ufffd]0;title\ufffd" in re.sub(r"\x1b\[\d*m", "", file.getvalue())


def test_page_names_are_safe_and_differ():
    taken = set()
    names = [page_name(name, taken) for name in (*HOSTILE, "Ada", "ada", "ADA", "..", "con/../x")]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[^\W_][\w.-]*\.html", name)
        assert len(name) < 100
