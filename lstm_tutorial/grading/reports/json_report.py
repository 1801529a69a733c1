"""Marks as JSON: one submission as an object, several as an array of them."""

import json

from lstm_tutorial.grading.reports.clean import clean


def write(file, submissions, single=False):
    """Write marks as JSON, one submission after the other: the fields of `Marks.as_dict`.

    Parameters
    ----------
    file : text file
    submissions : iterable of Marks
    single : bool, default False
        Whether there is exactly one, to be written as an object rather than in an array.
    """
    file.write("" if single else "[")
    for k, marks in enumerate(submissions):
        file.write(",\n" if k else "" if single else "\n")
        json.dump(clean(marks).as_dict(), file, ensure_ascii=False, indent=2, allow_nan=False)
    file.write("\n" if single else "\n]\n")
