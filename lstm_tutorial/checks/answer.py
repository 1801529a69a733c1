"""An answer as the judge sees it: something that can be run on a case, wherever it runs."""

import contextlib
import inspect

from lstm_tutorial.checks.earlier import earlier_answers_right, takes
from lstm_tutorial.checks.limits import TIME_LIMIT
from lstm_tutorial.checks.running import run


class Answer:
    """A learner's function in this process. The autograder judges another kind, which runs in its sandbox.

    Parameters
    ----------
    function : callable
    """

    def __init__(self, function):
        self._function = function

    @property
    def signature(self):
        """What its definition says of its arguments, such as "(f, c_prev, i, g)"."""
        return str(inspect.signature(self._function))

    def takes(self, count):
        """Whether it can be called with so many arguments by position, as far as it says."""
        return takes(self._function, count)

    def run(self, arguments, time_limit=TIME_LIMIT):
        """Call it on copies of the arguments; see `lstm_tutorial.checks.running.run`."""
        return run(self._function, arguments, time_limit)

    def run_all(self, cases):
        """Call it on every case; after one that had to be stopped, on no more.

        Returns
        -------
        list of Run
        """
        runs = []
        for case in cases:
            runs.append(self.run(case.arguments))
            if runs[-1].was_stopped:
                break
        return runs

    @contextlib.contextmanager
    def with_earlier_right(self, exercise):
        """See to it that what it calls of earlier exercises is right, as long as the block runs.

        Yields
        ------
        dict
            Name of an earlier exercise -> the learner's own `Answer` to it, which was put aside.
        """
        with earlier_answers_right(exercise, self._function) as own:
            yield {name: Answer(function) for name, function in own.items()}
