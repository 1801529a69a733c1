"""Marks as Gradescope's ``results.json``.

The fields are those of gradescope-autograders.readthedocs.io, "Autograder Specifications", output format.
"""

import json

from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.words import VERDICTS, notes_of, score_of


def write(file, marks):
    """Write one submission's marks for Gradescope.

    Every text is declared to be plain text, so that none of it is taken for HTML.

    Parameters
    ----------
    file : text file
    marks : Marks
    """
    marks = clean(marks)
    result = {
        "score": marks.score,
        "execution_time": round(marks.seconds, 3),
        "output": "\n\n".join([*notes_of(marks), f"{score_of(marks)}."]),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "tests": [_test(k, mark) for k, mark in enumerate(marks.exercises, start=1)],
        "extra_data": {"status": marks.status, "seed": marks.seed, "protections": list(marks.protections)},
    }
    json.dump(result, file, ensure_ascii=False, indent=2, allow_nan=False)
    file.write("\n")


def _test(number, mark):
    symbol, verdict = VERDICTS[mark.status]
    return {
        "name": f"{mark.notebook}: {mark.name}",
        "number": str(number),
        "score": mark.score,
        "max_score": mark.max_score,
        "status": "passed" if mark.status == "right" else "failed",
        "output": f"{symbol} {verdict}. {mark.message}".strip(),
        "extra_data": {"exercise": mark.name, "status": mark.status, "diagnosis": mark.diagnosis},
    }
