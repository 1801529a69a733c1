"""What goes wrong when the line of one gate is copied for the next, and not all of it changed."""

import itertools

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.exercises.whole_cell import STEP, lstm_step
from lstm_tutorial.checks.exercises.whole_cell_mistakes import total

NAMES = {"f": "The forget gate", "i": "The input gate", "g": "The candidate", "o": "The output gate"}


def with_copied(kinds, gate, source):
    """The right step, but for some of a gate's parameters, which are another gate's."""

    def step(x, h_prev, c_prev, params):
        copied = {f"{kind}_{gate}": getattr(params, f"{kind}_{source}") for kind in kinds}
        return lstm_step(x, h_prev, c_prev, params._replace(**copied))

    return step


for gate, source in itertools.permutations(NAMES, 2):
    for kinds in ("W", "U", "b", "WUb"):
        copies = ", ".join(f"{kind}_{source}" for kind in kinds)
        own = ", ".join(f"{kind}_{gate}" for kind in kinds)
        STEP.wrong(
            f"{gate}-with-{kinds.lower() if len(kinds) == 1 else 'all'}-of-{source}",
            f"{NAMES[gate]} is made with {copies}. A line copied and not changed? Its own: {own}.",
        )(with_copied(kinds, gate, source))


def with_tanh(gate):
    """The right step, but for one gate that goes through tanh."""

    def step(x, h, c, p):
        f, i, o = ((np.tanh if letter == gate else sigmoid)(total(x, h, p, letter)) for letter in "fio")
        c = f * c + i * np.tanh(total(x, h, p, "g"))
        return o * np.tanh(c), c

    return step


for gate in "fio":
    STEP.wrong(f"tanh-for-{gate}", f"{NAMES[gate]} goes through tanh. A gate lies between 0 and 1: sigmoid.")(with_tanh(gate))
