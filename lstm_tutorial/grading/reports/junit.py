"""Marks as JUnit XML: a suite for each submission, a test case for each exercise.

What Jenkins, GitLab, Azure and the like read is described best by the schema of Jenkins' xUnit plugin
(github.com/jenkinsci/xunit-plugin, ``junit-10.xsd``); this writes a part of it.
"""

from xml.etree import ElementTree

from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.words import notes_of, points


def write(file, submissions):
    """Write marks as JUnit XML.

    An exercise that did not earn its points is a failure, also where it was not attempted: a build is to be green
    when everything is right, and only then. A submission that could not be graded is an error.

    Parameters
    ----------
    file : text file
        Opened as UTF-8.
    submissions : iterable of Marks
    """
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lstm-tutorial grade">\n')
    for marks in submissions:
        suite = _suite(clean(marks))
        ElementTree.indent(suite, level=1)
        file.write("  " + ElementTree.tostring(suite, encoding="unicode") + "\n")
    file.write("</testsuites>\n")


def _suite(marks):
    cases = [_case(marks.submission, mark) for mark in marks.exercises]
    failures = sum(mark.status != "right" for mark in marks.exercises)
    errors = int(marks.status != "graded")
    if errors:
        cases.append(_not_graded(marks))
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0}
    suite = ElementTree.Element("testsuite", name=marks.submission, time=f"{marks.seconds:.3f}")
    suite.attrib |= {name: str(count) for name, count in counts.items()}
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (
        ("score", points(marks.score)),
        ("max_score", points(marks.max_score)),
        ("seed", str(marks.seed)),
        ("protections", ", ".join(marks.protections)),
    ):
        ElementTree.SubElement(properties, "property", name=name, value=value)
    suite.extend(cases)
    if marks.notes:
        ElementTree.SubElement(suite, "system-out").text = "\n".join(marks.notes)
    return suite


def _case(submission, mark):
    case = ElementTree.Element(
        "testcase", classname=f"{submission}.{mark.notebook}", name=mark.name, time=f"{mark.seconds:.3f}"
    )
    if mark.status != "right":
        summary = mark.message.partition("\n")[0] or mark.status
        failure = ElementTree.SubElement(case, "failure", type=mark.diagnosis or mark.status, message=summary)
        failure.text = mark.message or mark.status
    return case


def _not_graded(marks):
    case = ElementTree.Element("testcase", classname=marks.submission, name="submission")
    error = ElementTree.SubElement(case, "error", type=marks.status, message=notes_of(marks)[0])
    error.text = "\n".join(notes_of(marks))
    return case
