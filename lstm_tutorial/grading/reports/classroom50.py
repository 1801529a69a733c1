"""Marks as Classroom 50's ``result.json``, of schema ``classroom50/result/v1``.

The contract is that of github.com/foundation50/classroom50: ``schemas/result-v1.schema.json``, and the wiki's page
Advanced Autograding, which also names the environment variables that its runner hands to an autograder.
"""

import json
from datetime import UTC, datetime
from fractions import Fraction

from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.words import VERDICTS

#: Field of the result -> environment variable that the runner sets.
FROM_RUNNER = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "assignment_type": "ASSIGNMENT_TYPE",
    "owner": "OWNER",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}

#: What stands in for a variable that older runners do not set; the runner puts its own in their place.
OTHERWISE = {"OWNER": "USERNAME", "REVIEW_URL": "COMMIT_URL"}


def identity(environment):
    """Read from the runner's environment whose result it is, and of what.

    Parameters
    ----------
    environment : mapping of str to str
        Such as ``os.environ``.

    Returns
    -------
    dict
        The fields of a result that tell its identity.

    Raises
    ------
    ValueError
        If a variable is missing; the message names it.
    """
    fields = {}
    for field, name in FROM_RUNNER.items():
        value = environment.get(name) or environment.get(OTHERWISE.get(name, ""))
        if field == "assignment_type":
            value = value or "individual"
        if not value:
            raise ValueError(
                f"the environment variable {name} is not set. Classroom 50's runner sets it; elsewhere there is "
                "no result.json to write."
            )
        fields[field] = value
    return fields


def write(file, marks, fields):
    """Write one submission's marks for Classroom 50.

    Parameters
    ----------
    file : text file
    marks : Marks
    fields : dict
        As `identity` gives them.
    """
    marks = clean(marks)
    factor = _factor(marks)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    tests = [_test(mark, factor) for mark in marks.exercises]
    result = {
        "schema": "classroom50/result/v1",
        **fields,
        "datetime": now,  # the runner puts the commit's own time here
        "graded_at": now,
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }
    json.dump(result, file, ensure_ascii=False, indent=2)
    file.write("\n")


def _factor(marks):
    """The smallest power of ten by which all points become whole numbers, which the schema asks for."""
    numbers = [Fraction(str(number)) for mark in marks.exercises for number in (mark.score, mark.max_score)]
    whole = (factor for factor in (1, 10, 100) if all((number * factor).denominator == 1 for number in numbers))
    return next(whole, 1000)


def _test(mark, factor):
    symbol, verdict = VERDICTS[mark.status]
    return {
        "test-name": f"{mark.notebook}: {mark.name}",
        "passed": mark.status == "right",
        "score": round(mark.score * factor),
        "max-score": round(mark.max_score * factor),
        "output": f"{symbol} {verdict}. {mark.message}".strip(),
    }
