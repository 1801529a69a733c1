"""The variants of chapter 18 on the tasks of chapter 13, the adding problem with its shortest sequences.

Everything but the network is that of chapter 13's LSTM on the same task: rule, batches, learning, and where the biases
start, of the gate that keeps and of the input gate. Each variant has about as many parameters as that LSTM. A cell that
reads backwards has its own end, at the first step, and is read there. There is none in the embedded Reber grammar: it
would have read the symbol that it is to predict.
"""

from types import ModuleType
from typing import NamedTuple

from lstm_tutorial.experiments import adding, embedded_reber, noise_free, temporal_order
from lstm_tutorial.experiments.ablated import Switches
from lstm_tutorial.experiments.ablated_model import init_ablated
from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.variant_model import init_variant


class Task(NamedTuple):
    """A task of chapter 13."""

    module: ModuleType  #: its experiment
    lstm: str  #: the plan there of the LSTM with which the variants are compared
    inputs: int
    outputs: int

    @property
    def plan(self):
        """That plan."""
        return self.module.EXPERIMENT.plans[self.lstm]


TASKS = {
    "adding": Task(adding, "LSTM, 100", 2, 1),
    "temporal order": Task(temporal_order, "LSTM", 8, 4),
    "noise-free": Task(noise_free, "LSTM", 101, 2),
    "embedded Reber": Task(embedded_reber, "LSTM", 7, 7),
}

#: Layers of each variant, whether they read both ways, and units for each task, in the order of `TASKS`.
VARIANTS = {
    "peepholes": (("peephole",), False, (8, 8, 4, 8)),
    "coupled": (("coupled",), False, (9, 10, 5, 10)),
    "GRU": (("gru",), False, (9, 9, 5, 9)),
    "two layers": (("lstm", "lstm"), False, (5, 5, 4, 5)),
    "both ways": (("lstm",), True, (5, 5, 2, None)),
}

#: Single cells that the LSTM of chapters 13 and 14 becomes by a switch: that form is the fast one.
SWITCHES = {("peephole",): Switches(peepholes=True), ("coupled",): Switches(coupled=True)}


class Plan(NamedTuple):
    """One variant on one task."""

    task: str  #: one of `TASKS`
    layers: tuple  #: this and the next two as in `Cells`
    hidden: int
    both_ways: bool
    keep: float  #: where the bias starts of the forget gate, or of the GRU's update gate
    write: float  #: and that of the input gate, where there is one
    most: int  #: training sequences at most
    learning_rate: float


class Cells(NamedTuple):
    """What a network is made of, but for its readout."""

    layers: tuple  #: a cell for each layer: "lstm", "gru", "peephole" or "coupled"
    hidden: int  #: units of each cell
    both_ways: bool  #: whether a second cell in each layer reads backwards


def cells_of(task):
    """What is compared on a task: chapter 13's LSTM, and each variant that can do it.

    Parameters
    ----------
    task : str
        One of `TASKS`.

    Returns
    -------
    dict of str to Cells
        By names such as "GRU", the LSTM first.
    """
    which = list(TASKS).index(task)
    return {"LSTM": Cells(("lstm",), TASKS[task].plan.hidden, False)} | {
        name: Cells(layers, units[which], both_ways)
        for name, (layers, both_ways, units) in VARIANTS.items() if units[which]
    }  # fmt: skip


def plans_of(task):
    """The plans of one task, by names such as "adding, GRU"."""
    lstm, (_, *variants) = TASKS[task].plan, cells_of(task).items()
    return {
        f"{task}, {name}": Plan(
            task, *cells, keep=lstm.forget_bias, write=lstm.input_bias, most=lstm.most, learning_rate=lstm.learning_rate
        )
        for name, cells in variants
    }


def new_network(rng, plan, inputs, outputs, readout="last"):
    """Draw the network of a plan.

    Parameters
    ----------
    rng : numpy.random.Generator
    plan : Plan
    inputs, outputs : int
    readout : {"last", "every"}

    Returns
    -------
    AblatedModel or VariantModel
    """
    if plan.layers in SWITCHES:
        return init_ablated(
            rng, SWITCHES[plan.layers], inputs, plan.hidden, outputs,
            readout=readout, forget_bias=plan.keep, input_bias=plan.write,
        )  # fmt: skip
    return init_variant(
        rng, plan.layers, inputs, plan.hidden, outputs,
        keep=plan.keep, write=plan.write, both_ways=plan.both_ways, readout=readout,
    )  # fmt: skip


def measure(plan, seed):
    """Train one variant as its task prescribes."""
    task = TASKS[plan.task]
    as_the_lstm = task.plan._replace(most=plan.most, learning_rate=plan.learning_rate)

    def new(rng, _, *sizes, **named):
        return new_network(rng, plan, *sizes, **named)

    return task.module.measure(as_the_lstm, seed, new)


EXPERIMENT = Experiment(
    name="variants",
    chapter="18",
    title="GRU, peepholes, coupled gates, layers and both ways on chapter 13's tasks",
    settings={name: {**task.module.EXPERIMENT.settings, "LSTM": task.plan._asdict()} for name, task in TASKS.items()},
    plans={name: plan for task in TASKS for name, plan in plans_of(task).items()},
    measure=measure,
)
