"""An unrolled network and a loss at one step: how much of it reaches each earlier input."""

import json

import numpy as np
import traitlets

from ..plotting import PALETTE, settled
from ..rnn import RNNCache, RNNParams, rnn_backward, rnn_forward
from .live import LiveFigure
from .settings import Setting, WholeSetting
from .source import module_text
from .who_remembers import draw_networks

STEPS, INPUTS, UNITS = 10, 4, 12


class WayBack(LiveFigure):
    """The gradient's way from a loss back to every input of a plain recurrent network.

    Parameters
    ----------
    t : int
        The time step at which the loss stands, from 1.
    radius : float
        What the recurrent matrix, a rotation at first, is multiplied by: its spectral radius.
    """

    _esm = module_text("way_back.js")
    still_height = 2.6

    t = WholeSetting(STEPS, 1, STEPS)
    radius = Setting(1.0, 0.2, 2, 0.01)
    _network = traitlets.Unicode().tag(sync=True)  # JSON: a notebook would give each number a line of its own

    @traitlets.default("_network")
    def _draw_network(self):
        drawn = draw_networks(seed=1, steps=STEPS, inputs=INPUTS, units=UNITS)
        return json.dumps({"xs": drawn["xs"], "dh": drawn["dh"], **drawn["rnn"]})

    @property
    def reaches(self):
        """What reaches each input up to the loss, as shares of what reaches the last of them; shape (t,)."""
        lengths = way_back(json.loads(self._network), self.radius, self.t - 1)["inputs"]
        return np.array(lengths) / lengths[-1]

    def _draw_still(self, figure):
        """Draw a bar for each input."""
        ax = figure.subplots()
        shares = settled(self.reaches)
        ax.bar(range(1, self.t + 1), shares, color=PALETTE["rnn"], width=0.6)
        ax.set(xlabel="input", ylabel="share that reaches it")
        ax.set(xlim=(0.4, STEPS + 0.6), ylim=(0, 1.05 * max(1, *shares)))
        ax.set_xticks(range(1, STEPS + 1))


def way_back(network, radius, last):
    """How long the gradients of the states and of the inputs are, by the package's own backward pass.

    Parameters
    ----------
    network : dict
        "xs", "dh", "W" and "U", as lists.
    radius : float
    last : int
        The step of the loss, from 0.

    Returns
    -------
    dict
        "states" and "inputs": lists of last + 1 lengths.
    """
    xs = np.array(network["xs"])[: last + 1, None]                     # (t, 1, D)
    dh = np.array(network["dh"])[None]                                 # (1, H)
    params = RNNParams(np.array(network["W"]), radius * np.array(network["U"]), np.zeros(dh.shape[1]))
    _, cache = rnn_forward(xs, np.zeros_like(dh), params)
    dhs = np.zeros((last + 1, *dh.shape))
    dhs[last] = dh
    inputs = np.linalg.norm(rnn_backward(dhs, cache).dxs[:, 0], axis=1)
    later = [RNNCache(xs[k:], cache.hs[k - 1], cache.hs[k:], params) for k in range(1, last + 1)]
    states = [np.linalg.norm(rnn_backward(dhs[k:], part).dh_0) for k, part in enumerate(later, start=1)]
    return {"states": [float(each) for each in (*states, np.linalg.norm(dh))], "inputs": inputs.tolist()}
