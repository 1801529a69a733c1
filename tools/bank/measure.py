"""What the bank, the mutants and a stopwatch say of the check of one exercise."""

import statistics
import time
from collections import Counter
from typing import NamedTuple

from lstm_tutorial.checks import check
from tools.bank.answers import answers
from tools.bank.mutants import mutants, reviewed
from tools.bank.solutions import solutions

#: How many seeds a wrong answer is tried with.
WRONG_SEEDS = 5

#: Milliseconds that a check may take (median), and those of a whole sequence's way back.
LIMIT, LIMIT_BACKWARD = 100, 300


class Verdict(NamedTuple):
    """What was found about one exercise."""

    exercise: str
    wrong: int  #: wrong answers in the bank
    named: int  #: of those, how many get their own diagnosis with every seed
    right: int  #: right answers in the bank
    rejected: int  #: checks of right answers that did not pass
    mutants: int
    killed: int  #: mutants that are rejected with every seed
    equivalent: int  #: mutants that pass and were reviewed
    survivors: list  #: mutants that pass and were not: (statement as it was, statement with the mistake)
    diagnoses: dict  #: (the mistake, whose diagnosis it got) -> in how many checks

    @property
    def in_order(self):
        """Whether nothing is left to do."""
        return self.named == self.wrong and not self.rejected and not self.survivors


def judge_checks(name, seeds):
    """Try every answer and every mutant of an exercise.

    Parameters
    ----------
    name : str
        The exercise.
    seeds : int
        How many seeds a right answer is tried with.

    Returns
    -------
    Verdict
    """
    wrong = [answer for answer in answers("wrong") if answer.exercise == name]
    right = [answer for answer in answers("right") if answer.exercise == name]
    diagnoses, named = Counter(), 0
    for answer in wrong:
        got = [diagnosis_of(answer, seed) for seed in range(WRONG_SEEDS)]
        named += set(got) == {answer.diagnosis}
        diagnoses.update((answer.diagnosis, slug) for slug in got)
    made = mutants(name)
    passing = [mutant.key for mutant in made if mutant.survives()]
    known = reviewed()
    return Verdict(
        name, len(wrong), named, len(right), sum(len(rejections(answer, seeds)) for answer in right),
        len(made), len(made) - len(passing), sum(key in known for key in passing),
        [key[1:] for key in passing if key not in known], dict(diagnoses),
    )  # fmt: skip


def diagnosis_of(answer, seed):
    """The diagnosis that an answer gets: a slug, "passed", or "unnamed"."""
    result = check(answer.exercise, answer.function, seed=seed)
    return "passed" if result.passed else result.diagnosis or "unnamed"


def rejections(answer, seeds):
    """The seeds, of so many, with which a right answer does not pass."""
    function = answer.function
    return [seed for seed in range(seeds) if not check(answer.exercise, function, seed=seed).passed]


def milliseconds(name, calls=15):
    """How long a check takes: the median for the solution, and that over the bank's wrong answers.

    Parameters
    ----------
    name : str
        The exercise.
    calls : int
        How many checks of the solution.

    Returns
    -------
    right, wrong : float
    """
    solution = solutions()[name].function()
    right = [_timed(name, solution, seed) for seed in range(calls)]
    functions = [answer.function for answer in answers("wrong") if answer.exercise == name]
    wrong = [_timed(name, function, seed) for function in functions for seed in (0, 1)]
    return 1000 * statistics.median(right), 1000 * statistics.median(wrong)


def limit(name):
    """How many milliseconds a check of this exercise may take."""
    return LIMIT_BACKWARD if name in ("rnn-backward", "lstm-backward") else LIMIT


def _timed(name, function, seed):
    """Seconds of one core, however many others are at work on it."""
    start = time.process_time()
    check(name, function, seed=seed)
    return time.process_time() - start
