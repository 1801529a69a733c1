"""The autograder: notebooks in, sandboxed runs, reports out."""

from lstm_tutorial.grading.grade import grade_submission
from lstm_tutorial.grading.marks import Mark, Marks

__all__ = ["Mark", "Marks", "grade_submission"]
