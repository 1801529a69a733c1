"""Every function whose arguments are checked at the door, with a right call and the letters it states.

The letters are written down here a second time, on purpose: a test compares the messages with these.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from lstm_tutorial import gates, losses, lstm, rnn

from .cells import Shape, draw_params, draw_sequence, forward

SHAPE = Shape(T=5, B=4, D=3, H=2)  # four different numbers, so that no letter can stand for another
RNN = {"W": "D H", "U": "H H", "b": "H"}
LSTM = {f"{kind}_{gate}": axes for gate in "ifgo" for kind, axes in RNN.items()}


class Call(NamedTuple):
    """A function, arguments that fit it, and the axes that it states for each of them."""

    function: Callable
    arguments: dict
    letters: dict

    @property
    def name(self):
        return self.function.__name__

    def leaves(self):
        """Yield (argument, field, axes): field is None where the argument is an array itself."""
        for argument, axes in self.letters.items():
            if isinstance(axes, str):
                yield argument, None, axes
            else:
                yield from ((argument, field, field_axes) for field, field_axes in axes.items())

    def get(self, argument, field):
        value = self.arguments[argument]
        return value if field is None else getattr(value, field)

    def replaced(self, argument, field, value):
        """The arguments, one of them (or one field of one of them) exchanged."""
        if field is not None:
            value = self.arguments[argument]._replace(**{field: value})
        return self.arguments | {argument: value}


def _calls():
    _, B, D, H = SHAPE
    rng = np.random.default_rng(0)
    r, s = draw_sequence("rnn", SHAPE, 0), draw_sequence("lstm", SHAPE, 0)
    x, h = s.xs[0], s.h_0
    for name, gate in (("forget_gate", "f"), ("input_gate", "i"), ("candidate", "g"), ("output_gate", "o")):
        letters = {"x": "B D", "h_prev": "B H"} | {f"{kind}_{gate}": axes for kind, axes in RNN.items()}
        weights = draw_params(rng, "rnn", D, H)
        arguments = dict(zip(letters, (x, h, *weights), strict=True))
        yield Call(getattr(gates, name), arguments, letters)
    states = {name: rng.normal(size=(B, H)) for name in ("f", "c_prev", "i", "g")}
    yield Call(gates.update_cell_state, states, dict.fromkeys(states, "B H"))
    yield Call(gates.update_hidden_state, {"o": states["f"], "c": states["g"]}, {"o": "B H", "c": "B H"})

    step = {"x": x, "h_prev": h, "params": r.params}
    yield Call(rnn.rnn_step, step, {"x": "B D", "h_prev": "B H", "params": RNN})
    yield Call(rnn.rnn_forward, {"xs": r.xs, "h_0": r.h_0, "params": r.params},
               {"xs": "T B D", "h_0": "B H", "params": RNN})  # fmt: skip
    yield Call(rnn.rnn_step_backward, {"dh": r.dhs[0], "cache": rnn.rnn_step(**step)[1]},
               {"cache": {"x": "B D", "h": "B H"}, "dh": "B H"})  # fmt: skip
    yield Call(rnn.rnn_backward, {"dhs": r.dhs, "cache": forward(r)[1]},
               {"cache": {"xs": "T B D", "hs": "T B H"}, "dhs": "T B H"})  # fmt: skip

    step = {"x": x, "h_prev": h, "c_prev": s.c_0, "params": s.params}
    yield Call(lstm.lstm_step, step, {"x": "B D", "h_prev": "B H", "c_prev": "B H", "params": LSTM})
    yield Call(lstm.lstm_forward, {"xs": s.xs, "h_0": s.h_0, "c_0": s.c_0, "params": s.params},
               {"xs": "T B D", "h_0": "B H", "c_0": "B H", "params": LSTM})  # fmt: skip
    yield Call(lstm.lstm_step_backward,
               {"dh": s.dhs[0], "dc": s.dcs[0], "cache": lstm.lstm_step(**step)[2]},
               {"cache": {"x": "B D", "c": "B H"}, "dh": "B H", "dc": "B H"})  # fmt: skip
    yield Call(lstm.lstm_backward, {"dhs": s.dhs, "cache": forward(s)[1], "dcs": s.dcs},
               {"cache": {"xs": "T B D", "cs": "T B H"}, "dhs": "T B H", "dcs": "T B H"})  # fmt: skip

    yield Call(losses.cross_entropy, {"logits": rng.normal(size=(4, 6)), "targets": np.array([0, 5, 2, 1])},
               {"logits": "B K", "targets": "B"})  # fmt: skip
    pair = {"predictions": rng.normal(size=(4, 6)), "targets": rng.normal(size=(4, 6))}
    yield Call(losses.squared_error, pair, dict.fromkeys(pair, "B K"))


CALLS = {call.name: call for call in _calls()}
#: One entry for each argument, or field of an argument, of each function.
LEAVES = [(name, *leaf) for name, call in CALLS.items() for leaf in call.leaves()]


def full_name(argument, field):
    """The name that a message uses."""
    return argument if field is None else f"{argument}.{field}"
