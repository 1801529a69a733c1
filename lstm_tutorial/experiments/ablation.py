"""What each part of the LSTM is worth: take it out, train again, and see what still works.

The variants are those of Greff et al. (2017), each with peepholes and without. There they were compared on speech,
handwriting and music, by the error on held-out data, each with the best of many settings drawn at random for it. Here
they get two tasks of Hochreiter and Schmidhuber (1997), under their rules, and all variants share their settings: the
biases start where chapter 13 puts them for the lag, and once more at a forget bias of 3 and an input bias of 0.
"""

from functools import partial
from typing import NamedTuple

from lstm_tutorial.experiments import embedded_reber, temporal_order
from lstm_tutorial.experiments.ablated import VARIANTS
from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.networks import new_network

TASKS = {"temporal order": temporal_order, "embedded Reber": embedded_reber}


class Plan(NamedTuple):
    """One variant on one task."""

    task: str  #: one of `TASKS`
    variant: str  #: one of `VARIANTS`
    peepholes: bool
    forget_bias: float
    input_bias: float
    most: int  #: training sequences at most
    cell: str = "lstm"
    hidden: int = 8
    learning_rate: float = 0.01


def measure(plan, seed):
    """Train one variant as its task prescribes."""
    switches = VARIANTS[plan.variant]._replace(peepholes=plan.peepholes)
    return TASKS[plan.task].measure(plan, seed, partial(new_network, switches=switches))


def name_of(variant, peepholes):
    """A variant as tables call it: "NOG", "NOG, peepholes"."""
    return f"{variant}, peepholes" if peepholes else variant


EXPERIMENT = Experiment(
    name="ablation",
    chapter="14",
    title="the LSTM with one part taken out",
    settings={module.EXPERIMENT.name: module.EXPERIMENT.settings for module in TASKS.values()},
    plans={
        **{
            f"temporal order, {name_of(variant, peepholes)}":
            Plan("temporal order", variant, peepholes, 5.0, -5.0, most=48_000)
            for peepholes in (False, True) for variant in VARIANTS
        },
        **{
            f"temporal order from 3 and 0, {variant}": Plan("temporal order", variant, False, 3.0, 0.0, most=48_000)
            for variant in VARIANTS
        },
        **{
            f"embedded Reber, {variant}": Plan("embedded Reber", variant, False, 2.0, -2.0, most=51_200)
            for variant in ("full", "NFG")
        },
    },
    measure=measure,
)
