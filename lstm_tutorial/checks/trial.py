"""What came of trying an answer on every case."""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.checks.answer import Answer
from lstm_tutorial.checks.compare import differences, is_array, pairs
from lstm_tutorial.checks.registry import Exercise


class Trial(NamedTuple):
    """An answer, the cases, and what came of each."""

    exercise: Exercise
    answer: Answer
    cases: list
    expected: list  #: what the reference returns for each case
    runs: list  #: what came of each; fewer, where one had to be stopped

    @property
    def failed(self):
        """The first (case, run, expected) that differ, or None."""
        names = self.exercise.outputs
        for case, outcome, right in zip(self.cases, self.runs, self.expected, strict=False):
            if outcome.error is not None or differences(names, outcome.value, right, case.tolerance):
                return case, outcome, right
        return None

    @property
    def ordinary(self):
        """Places of the cases that are not so extreme that the answer overflowed."""
        return [k for k, case in enumerate(self.cases) if not (case.extreme and self._overflows(k))]

    def _overflows(self, k):
        given = [part for _, part, _ in pairs(self.exercise.outputs, self.runs[k].value, self.expected[k])]
        return self.runs[k].error is not None or not all(np.isfinite(part).all() for part in given if is_array(part))

    def first(self, name):
        """The first run in which arguments were "written" to, or NumPy "replaced": which ones."""
        return next((getattr(outcome, name) for outcome in self.runs if getattr(outcome, name)), None)
