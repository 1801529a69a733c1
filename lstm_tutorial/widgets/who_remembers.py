"""How far back a gradient reaches in a plain recurrent network and in an LSTM, before any training."""

import json

import numpy as np
import traitlets

from ..activations import sigmoid
from ..lstm import LSTMParams, init_lstm, lstm_forward, lstm_step_backward
from ..plotting import PALETTE, settled
from ..rnn import RNNParams, init_rnn, rnn_step, rnn_step_backward
from .live import LiveFigure
from .settings import Setting, WholeSetting
from .source import module_text

STEPS = 150  # that both networks read
FARTHEST = 100  # steps that we look back
INPUTS, UNITS = 8, 16
DIGITS = 4  # of each weight: the page computes with what it shows

#: What the figure shows of a share; what is smaller or larger lies on the frame.
SMALLEST, LARGEST = 1e-16, 1e4


def draw_networks(seed, steps=STEPS, inputs=INPUTS, units=UNITS):
    """Draw the sequence, the gradient at its end, and both networks' weights.

    Parameters
    ----------
    seed : int
    steps, inputs, units : int
        T, D and H.

    Returns
    -------
    dict
        Plain lists: "xs", "dh", and for "rnn" and "lstm" each "W" and "U"; those of the LSTM by part.
    """
    rng = np.random.default_rng(seed)
    rnn, lstm = init_rnn(rng, inputs, units), init_lstm(rng, inputs, units, forget_bias=0.0)
    weights = {name: {part: getattr(lstm, f"{name}_{part}") for part in "ifgo"} for name in "WU"}
    drawn = {
        "xs": rng.normal(size=(steps, inputs)),
        "dh": rng.normal(size=units),
        "rnn": {"W": rnn.W, "U": rnn.U},
        "lstm": weights,
    }
    return _plain(drawn)


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return np.round(value, DIGITS).tolist()


class WhoRemembers(LiveFigure):
    """The share of a gradient that is left, against the lag, in both networks.

    Parameters
    ----------
    radius : float
        What the recurrent matrices, rotations at first, are multiplied by: their spectral radius.
    b : float
        The LSTM's forget bias.
    n : int
        The lag at which both shares are read off, in steps.
    """

    _esm = module_text("who_remembers.js")
    still_height = 3.0

    radius = Setting(1.0, 0.5, 2, 0.01)
    b = Setting(1.0, -2, 6, 0.05)
    n = WholeSetting(50, 1, FARTHEST)
    _networks = traitlets.Unicode().tag(sync=True)  # JSON: a notebook would give each number a line of its own

    @traitlets.default("_networks")
    def _draw_networks(self):
        return json.dumps(draw_networks(seed=0))

    def shares(self):
        """What is left of the gradient 0, 1, ... steps before the end.

        Returns
        -------
        rnn, lstm : ndarray, shape (FARTHEST + 1,)
            As shares of the gradient at the end. The LSTM's is that of both states together.
        """
        networks = json.loads(self._networks)
        return rnn_shares(networks, self.radius, FARTHEST), lstm_shares(networks, self.radius, self.b, FARTHEST)

    def _draw_still(self, figure):
        """Draw both curves, and what the forget gate alone would leave."""
        ax, steps = figure.subplots(), np.arange(FARTHEST + 1)
        alone = sigmoid(self.b) ** steps
        ax.plot(steps, settled(alone, log=True), ":", color=PALETTE["forget"], linewidth=1)
        for shares, part in zip(self.shares(), ("rnn", "cell"), strict=True):
            ax.plot(steps, settled(np.clip(shares, SMALLEST, LARGEST), log=True), color=PALETTE[part])
        ax.axvline(self.n, color=PALETTE["muted"], linewidth=0.8, zorder=0)
        ax.set(yscale="log", xlim=(0, FARTHEST), ylim=(SMALLEST, LARGEST), xlabel="lag (steps)", ylabel="share left")


def rnn_shares(networks, radius, lags):
    """The plain network's shares, by the package's own cell; as `WhoRemembers.shares` gives them."""
    xs, dh = np.array(networks["xs"])[:, None], np.array(networks["dh"])[None]  # (T, 1, D), (1, H)
    W, U = (np.array(networks["rnn"][name]) for name in "WU")
    params, h, steps = RNNParams(W, radius * U, np.zeros(len(U))), np.zeros_like(dh), []
    for x in xs:
        h, step = rnn_step(x, h, params)
        steps.append(step)
    lengths = [np.linalg.norm(dh)]
    for step in steps[:-lags - 1:-1]:
        dh = rnn_step_backward(dh, step).dh_prev                       # (1, H)
        lengths.append(np.linalg.norm(dh))
    return np.array(lengths) / lengths[0]


def lstm_shares(networks, radius, b, lags):
    """The LSTM's shares, by the package's own cell; as `WhoRemembers.shares` gives them."""
    xs, dh = np.array(networks["xs"])[:, None], np.array(networks["dh"])[None]  # (T, 1, D), (1, H)
    arrays = {f"W_{part}": np.array(networks["lstm"]["W"][part]) for part in "ifgo"}
    arrays |= {f"U_{part}": radius * np.array(networks["lstm"]["U"][part]) for part in "ifgo"}
    arrays |= {f"b_{part}": np.full(dh.shape[1], b if part == "f" else 0.0) for part in "ifgo"}
    _, _, cache = lstm_forward(xs, np.zeros_like(dh), np.zeros_like(dh), LSTMParams(**arrays))
    dc, lengths = np.zeros_like(dh), [np.linalg.norm(dh)]
    for step in cache.steps[:-lags - 1:-1]:
        _, dh, dc, _ = lstm_step_backward(dh, dc, step)                # (1, H) both
        lengths.append(np.hypot(np.linalg.norm(dh), np.linalg.norm(dc)))
    return np.array(lengths) / lengths[0]
