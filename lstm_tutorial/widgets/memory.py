"""A forget gate that stands still: what survives of a memory, and the bias that a lag needs."""

import numpy as np

from ..activations import sigmoid
from ..plotting import PALETTE, settled
from .live import LiveFigure
from .settings import Setting, WholeSetting
from .source import module_text

FARTHEST = 1000  # steps


class Memory(LiveFigure):
    """What a memory keeps behind a gate that its bias alone holds open, over n steps.

    Parameters
    ----------
    b : float
        The forget gate's bias; the gate stands at ``sigmoid(b)``.
    n : int
        The lag: how many steps the memory has to last.
    """

    _esm = module_text("memory.js")
    still_height = 3.6

    b = Setting(1.0, -2, 8, 0.05)
    n = WholeSetting(50, 1, FARTHEST, scale="log")

    @property
    def survival(self):
        """The share that is left after `n` steps."""
        return float(sigmoid(self.b) ** self.n)

    @property
    def half_life(self):
        """The number of steps after which half is left."""
        return float(np.log(2) / np.log1p(np.exp(-self.b)))

    @property
    def needed_bias(self):
        """The bias with which half would be left after `n` steps."""
        return bias_for_lag(self.n)

    def _draw_still(self, figure):
        """Draw the share that survives, and the bias needed, both against the steps."""
        share, bias = figure.subplots(2, 1, sharex=True)
        steps = np.geomspace(1, FARTHEST, 121)
        dashed = {"color": PALETTE["forget"], "linewidth": 0.8, "linestyle": (0, (4, 3))}
        share.plot(steps, settled(0.5 ** (steps / self.n)), **dashed)
        share.plot(steps, settled(sigmoid(self.b) ** steps), color=PALETTE["forget"])
        share.plot(self.n, settled(self.survival), "o", color=PALETTE["forget"])
        share.set(ylabel="share that survives", ylim=(-0.03, 1.03), yticks=[0, 0.5, 1])
        bias.plot(steps, settled(bias_for_lag(steps)), color=PALETTE["ink"])
        bias.plot(self.n, settled(self.needed_bias), "o", color=PALETTE["ink"])
        bias.axhline(self.b, **dashed)
        bias.set(xscale="log", xlim=(1, FARTHEST), xlabel="steps", ylabel="bias for half")
        bias.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
        bias.minorticks_off()
        for ax in (share, bias):
            ax.axvline(self.n, color=PALETTE["muted"], linewidth=0.8, zorder=0)


def bias_for_lag(n):
    """The bias with which half of a memory is left after `n` steps."""
    return -np.log(np.expm1(np.log(2) / np.asarray(n, float)))
