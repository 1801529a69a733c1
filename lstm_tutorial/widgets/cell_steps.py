"""The whole cell, drawn, with the numbers of one unit on its wires: forward and back, step by step."""

import numpy as np
import traitlets

from ..lstm import LSTMParams, lstm_forward
from ..plotting.diagrams import draw_lstm_cell
from .live import LiveFigure
from .settings import WholeSetting
from .source import module_text

#: The cell of chapter 10, set up so that its first step can be done with a pencil: [w, u, b] of each part.
PENCIL = {"i": [1, 1, 0], "f": [1, 2, 1], "g": [-1, 1, 0.5], "o": [1, -1, 0.5]}
SEQUENCE = {"xs": [1, 0.5, -1, 2, 0], "h_0": -0.5, "c_0": 2, "dh": 1}

PARTS = ("forget", "input", "candidate", "cell", "output", "hidden")


class CellSteps(LiveFigure):
    """The drawn cell with one input and one unit, at one of five time steps.

    Parameters
    ----------
    t : int
        The time step.
    back : bool
        Whether the gradient's way back is shown: the loss is the last hidden state itself.
    lit : list of str
        The parts in colour, with their numbers: any of "forget", "input", "candidate", "cell", "output",
        "hidden". Empty: all.
    part : str
        The part that is explained: one of those, or "" for none.
    """

    _esm = module_text("cell_steps.js")
    still_height = 3.6

    t = WholeSetting(1, 1, len(SEQUENCE["xs"]))
    back = traitlets.Bool(False).tag(sync=True)
    lit = traitlets.List(traitlets.Enum(PARTS)).tag(sync=True)
    part = traitlets.Enum(("", *PARTS), default_value="").tag(sync=True)
    _network = traitlets.Dict({**PENCIL, **SEQUENCE}).tag(sync=True)

    def _draw_still(self, figure):
        """Draw the cell with the step's numbers; on the way back, without them."""
        step = run(self._network)[1].steps[self.t - 1]
        names = ("x", "h_prev", "c_prev", "i", "f", "g", "o", "c")
        values = {name: getattr(step, name) for name in names}
        values["h"] = step.o * np.tanh(step.c)
        values = {} if self.back else values
        figure.set_layout_engine("none")
        draw_lstm_cell(figure.add_axes([0, 0, 1, 1]), lit=set(self.lit), values=values)


def run(network):
    """The steps of the package's own cell.

    Parameters
    ----------
    network : dict
        "xs", "h_0", "c_0", and [w, u, b] for each of "ifgo".

    Returns
    -------
    params : LSTMParams
    cache : LSTMCache
    """
    names = [f"{name}_{part}" for part in "ifgo" for name in "WUb"]
    values = [np.full((1,) if name[0] == "b" else (1, 1), float(value))
              for part in "ifgo" for name, value in zip("WUb", network[part], strict=True)]
    params = LSTMParams(**dict(zip(names, values, strict=True)))
    state = (np.full((1, 1), float(network[name])) for name in ("h_0", "c_0"))
    _, _, cache = lstm_forward(np.array(network["xs"], float)[:, None, None], *state, params)
    return params, cache
