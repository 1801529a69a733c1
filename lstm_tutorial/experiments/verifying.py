"""Whether kept results can be had again: a few runs are drawn, made once more and compared."""

import math

import numpy as np

#: Relative difference up to which the numbers of an exact experiment are the same.
TOLERANCE = 1e-4


def draw_runs(results, count, rng=None):
    """Some of the runs that are kept, without repetition.

    Parameters
    ----------
    results : Results
    count : int
    rng : numpy.random.Generator, optional
        A new one unless given: over time, everything gets its turn.

    Returns
    -------
    list of (str, int)
        Names of plans, and seeds.
    """
    kept = [(name, run["seed"]) for name, runs in results.runs.items() for run in runs]
    chosen = (rng or np.random.default_rng()).permutation(len(kept))[:count]
    return [kept[number] for number in sorted(chosen)]


def compare(experiment, kept, again):
    """How a run compares with the one that is kept.

    Long training makes much of the last bits of a sum, and those may differ between machines. So the numbers of an
    experiment that trains may move; whether it was solved may not.

    Parameters
    ----------
    experiment : Experiment
    kept, again : dict
        Two results of one plan and seed.

    Returns
    -------
    str
        "the same", "the same outcome, other numbers" or "another outcome".
    """
    kept, again = ({key: value for key, value in run.items() if key != "seconds"} for run in (kept, again))
    if kept == again:
        return "the same"
    if experiment.exact:
        return "the same" if _close(kept, again) else "another outcome"
    return "the same outcome, other numbers" if kept["solved"] == again["solved"] else "another outcome"


def _close(a, b):
    """Whether two nested results have the same numbers, but for rounding."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_close(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_close, a, b))
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=TOLERANCE)
    return a == b
