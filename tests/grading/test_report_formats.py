"""Every report is what its format's own description says it is, and says what the marks say."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
import xmlschema
from markdown_it import MarkdownIt
from rich.console import Console

from lstm_tutorial.grading.marks import EXERCISE_STATUSES, Mark, Marks
from lstm_tutorial.grading.reports import (
    classroom50,
    gradescope,
    json_report,
    junit,
    markdown,
    table,
    terminal,
)
from lstm_tutorial.grading.reports.words import VERDICTS, message_parts
from lstm_tutorial.grading.similarity import Pair

from .fakes import graded

DATA = Path(__file__).parent / "data"
JUNIT = xmlschema.XMLSchema(str(DATA / "junit.xsd"))
GRADESCOPE = json.loads((DATA / "gradescope_results.schema.json").read_text(encoding="utf-8"))
CLASSROOM50 = json.loads((DATA / "classroom50_result_v1.schema.json").read_text(encoding="utf-8"))

ADA = graded("Ada", "right", "wrong", "not attempted", "timed out")
UNREADABLE = Marks("Ben", "unreadable", notes=("06.ipynb is no notebook.",))

RUNNER = {
    "CLASSROOM": "lstm", "ASSIGNMENT": "gates", "OWNER": "ada", "ASSIGNMENT_TYPE": "group",
    "SUBMISSION_TAG": "submit/2026-11-01T10-00-00Z-abc1234", "COMMIT_URL": "https://example.org/commit/1",
    "RELEASE_URL": "https://example.org/release/1", "REVIEW_URL": "https://example.org/review/1",
}  # fmt: skip


def written(write, *arguments, **options):
    file = io.StringIO(newline="")
    write(file, *arguments, **options)
    return file.getvalue()


def test_every_status_has_a_verdict():
    assert VERDICTS.keys() == set(EXERCISE_STATUSES)


def test_a_message_is_taken_apart_into_prose_and_code():
    message = "It is wrong.\n\nTo paste:\n\nx = 1\nf(x)\n\nThen look."
    assert message_parts(message) == [
        (False, "It is wrong."), (False, "To paste:"), (True, "x = 1\nf(x)"), (False, "Then look."),
    ]  # fmt: skip
    assert message_parts("") == []


def test_json_of_one_submission_is_an_object_with_the_documented_keys():
    told = json.loads(written(json_report.write, [ADA], single=True))
    keys = ["submission", "status", "score", "max_score", "exercises", "protections", "seed", "notes", "seconds"]
    assert list(told) == keys
    assert list(told["exercises"][0]) == [
        "name", "notebook", "status", "score", "max_score", "diagnosis", "message", "seconds",
    ]  # fmt: skip
    assert (told["score"], told["max_score"]) == (2, 8)
    assert Marks.from_dict(told) == ADA


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_of_a_class_is_an_array(count):
    told = json.loads(written(json_report.write, iter([ADA] * count)))
    assert [each["submission"] for each in told] == ["Ada"] * count


def test_junit_fits_the_schema_and_an_independent_reader_finds_the_same():
    text = written(junit.write, [ADA, UNREADABLE])
    JUNIT.validate(text)
    ada, ben = junitparser.JUnitXml.fromstring(text.encode())
    assert (ada.name, ada.tests, ada.failures, ada.errors, ada.skipped) == ("Ada", 4, 3, 0, 0)
    assert {p.name: p.value for p in ada.properties()}["score"] == "2"
    cases = list(ada)
    assert [(case.classname, case.name) for case in cases[:2]] == [
        ("Ada.06_forget_gate", "forget-gate"), ("Ada.07_input_gate", "input-gate"),
    ]  # fmt: skip
    assert cases[0].is_passed
    assert (cases[1].result[0].type, cases[1].result[0].text) == ("tanh-for-sigmoid", "It is wrong.")
    assert cases[2].result[0].type == "not attempted"
    assert (ben.tests, ben.failures, ben.errors) == (1, 0, 1)
    assert "06.ipynb is no notebook." in next(iter(ben)).result[0].text


def test_the_junit_schema_itself_rejects_what_is_wrong():
    right = written(junit.write, [ADA])
    for before, after in (
        ('tests="4"', ""), ("<testcase classname", "<case classname"), ('time="0.250"', 'time="fast"'),
        ("<properties>", "<properties><score/>"),
    ):  # fmt: skip
        assert before in right
        assert not JUNIT.is_valid(right.replace(before, after, 1).replace("</testcase>", "</testcase>"))


def test_gradescope_fits_the_documented_fields_and_adds_up():
    told = json.loads(written(gradescope.write, ADA))
    jsonschema.validate(told, GRADESCOPE)
    assert told["score"] == sum(test["score"] for test in told["tests"]) == 2
    assert [test["status"] for test in told["tests"]] == ["passed", "failed", "failed", "failed"]
    assert told["tests"][1]["output"] == "✗ Not yet. It is wrong."
    empty = json.loads(written(gradescope.write, UNREADABLE))
    jsonschema.validate(empty, GRADESCOPE)
    assert (empty["score"], empty["tests"]) == (0, [])
    assert "No notebook in it can be read." in empty["output"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told | {"points": 3}, GRADESCOPE)


def test_classroom50_fits_the_contract():
    told = json.loads(written(classroom50.write, ADA, classroom50.identity(RUNNER)))
    jsonschema.validate(told, CLASSROOM50)
    assert (told["score"], told["max-score"]) == (2, 8)
    assert [test["passed"] for test in told["tests"]] == [True, False, False, False]
    assert all(test["score"] <= test["max-score"] for test in told["tests"])
    assert (told["owner"], told["assignment_type"], told["review"]) == ("ada", "group", RUNNER["REVIEW_URL"])
    empty = json.loads(written(classroom50.write, UNREADABLE, classroom50.identity(RUNNER)))
    jsonschema.validate(empty, CLASSROOM50)
    assert (empty["tests"], empty["score"], empty["max-score"]) == ([], 0, 0)


def test_classroom50_points_are_whole_numbers_in_the_same_proportion():
    halves = Marks("Ada", "graded", (Mark("a", "n", "right", 2.5, 2.5), Mark("b", "n", "wrong", 0, 1.25)))
    told = json.loads(written(classroom50.write, halves, classroom50.identity(RUNNER)))
    jsonschema.validate(told, CLASSROOM50)
    assert [(test["score"], test["max-score"]) for test in told["tests"]] == [(250, 250), (0, 125)]


def test_classroom50_says_which_variable_is_missing_and_older_runners_will_do():
    with pytest.raises(ValueError, match="SUBMISSION_TAG is not set"):
        classroom50.identity({name: value for name, value in RUNNER.items() if name != "SUBMISSION_TAG"})
    older = {name: value for name, value in RUNNER.items() if name not in ("OWNER", "REVIEW_URL", "ASSIGNMENT_TYPE")}
    fields = classroom50.identity(older | {"USERNAME": "ada"})
    assert (fields["owner"], fields["review"]) == ("ada", RUNNER["COMMIT_URL"])
    assert fields["assignment_type"] == "individual"


def test_csv_has_a_line_for_each_submission_and_a_column_for_each_exercise():
    one, two = graded("Ada", "right", "wrong"), graded("Ben, the second", "right", "right", "right")
    rows = list(csv.DictReader(io.StringIO(written(table.write, [one, two, UNREADABLE]))))
    assert [row["submission"] for row in rows] == ["Ada", "Ben, the second", "Ben"]
    columns = ["submission", "status", "score", "max_score", "forget-gate", "input-gate", "candidate", "notes"]
    assert list(rows[0]) == columns
    assert [rows[0][name] for name in columns[2:7]] == ["2", "4", "2", "0", ""]
    assert (rows[2]["status"], rows[2]["score"]) == ("unreadable", "0")
    assert "06.ipynb is no notebook." in rows[2]["notes"]


def test_csv_of_pairs():
    rows = list(csv.reader(io.StringIO(written(table.write_pairs, [Pair("lstm-step", "Ada", "=Ben", 0.9)]))))
    assert rows == [["exercise", "first", "second", "similarity"], ["lstm-step", "Ada", "'=Ben", "0.900"]]


def test_markdown_of_one_submission_is_a_table_and_the_messages():
    html = MarkdownIt("gfm-like").render(written(markdown.write, [ADA]))
    tree = ElementTree.fromstring(f"<page>{html}</page>")
    assert tree.find("h2").text == "Ada: 2 of 8 points"
    cells = [[cell.text for cell in row] for row in tree.findall(".//tbody/tr")]
    assert cells[1] == ["07_input_gate", "input-gate", "✗ Not yet", "0 / 2"]
    assert [heading.text for heading in tree.findall("h3")] == ["✗ input-gate", "✗ update-cell-state"]
    assert "To read: Chapter 7: The input gate and the candidate" in "".join(tree.itertext())


def test_markdown_of_a_class_is_a_line_each():
    html = MarkdownIt("gfm-like").render(written(markdown.write, [ADA, UNREADABLE]))
    cells = [
        [cell.text for cell in row] for row in ElementTree.fromstring(f"<page>{html}</page>").findall(".//tbody/tr")
    ]
    assert cells == [["Ada", "1 of 4", "2 / 8"], ["Ben", "unreadable", "0 / 0"]]


def test_markdown_stays_below_what_github_takes():
    text = written(markdown.write, [graded(f"learner {k}", "right") for k in range(20_000)])
    assert len(text.encode()) < 1 << 20
    assert text.endswith("The rest did not fit in here.\n")


def test_the_terminal_shows_the_marks_and_what_is_wrong():
    console = Console(file=io.StringIO(), width=100, highlight=False)
    terminal.print_submission(ADA, console)
    terminal.print_class([ADA, UNREADABLE], console)
    text = console.file.getvalue()
    for line in ("✓ Right", "✗ Takes too long", "It is wrong.", "Ada: 2 of 8 points", "1 of 4 right", "unreadable"):
        assert line in text
    assert "It is not attempted." not in text


def test_reports_load_nothing_that_grading_does_not_need():
    """The start-up time of the command is theirs too."""
    code = (
        "import sys, lstm_tutorial.cli.grade\n"
        "print({'matplotlib', 'ipywidgets', 'distributed', 'IPython', 'torch'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"
