"""What two gates can do with one number of the memory."""

from itertools import accumulate
from numbers import Real

import numpy as np
import traitlets

from ..gates import update_cell_state
from ..plotting import PALETTE
from .live import LiveFigure
from .settings import Setting
from .source import module_text

#: Name and gates (f, i) of each corner.
CORNERS = {"keep": (1, 0), "write": (1, 1), "erase": (0, 0), "overwrite": (0, 1)}


def is_step(step):
    """Whether `step` is (f, i, g), each within its bounds."""
    if not isinstance(step, (tuple, list)) or len(step) != 3:
        return False
    bounds = zip(step, (0, 0, -1), strict=True)
    return all(isinstance(value, Real) and low <= value <= 1 for value, low in bounds)


def updated(c, step):
    """The content `c` after a step (f, i, g)."""
    f, i, g = (np.array([[value]], float) for value in step)
    return update_cell_state(f, np.array([[c]], float), i, g).item()


class FourCorners(LiveFigure):
    """A square of both gates' openings, and a tape of what they did to one number of the memory.

    Parameters
    ----------
    f, i : float
        The forget gate and the input gate.
    g : float
        The candidate.
    c_0 : float
        The content at first.
    steps : list of (f, i, g)
        The steps applied so far.
    """

    _esm = module_text("four_corners.js")
    still_height = 2.9

    f = Setting(1.0, 0, 1, 0.05)
    i = Setting(0.0, 0, 1, 0.05)
    g = Setting(0.6, -1, 1, 0.05)
    c_0 = Setting(0.8, -2, 2, 0.05)
    steps = traitlets.List().tag(sync=True)

    @traitlets.validate("steps")
    def _hold_steps_to_bounds(self, proposal):
        for number, step in enumerate(proposal.value, start=1):
            if not is_step(step):
                raise traitlets.TraitError(
                    f"FourCorners.steps: expected each step as (f, i, g), two gates from 0 to 1 and a candidate from "
                    f"-1 to 1; step {number} is {step!r}"
                )
        return [list(step) for step in proposal.value]

    @property
    def contents(self):
        """The content at first and after each step."""
        return list(accumulate(self.steps, updated, initial=self.c_0))

    def _draw_still(self, figure):
        """Draw the square with what each corner would give, and the memory so far."""
        square, tape = figure.subplots(1, 2, width_ratios=[2, 3])
        for name, (f, i) in CORNERS.items():
            result = updated(self.contents[-1], (f, i, self.g))
            square.annotate(
                f"{name}\n{signed(result)}", (f, i), xytext=(-7 if f else 7, -7 if i else 7),
                textcoords="offset points", ha="right" if f else "left", va="top" if i else "bottom",
            )  # fmt: skip
        square.plot(self.f, self.i, "o", color=PALETTE["ink"], markersize=7, clip_on=False)
        square.set(xlim=(0, 1), ylim=(0, 1), xlabel="forget gate", ylabel="input gate", aspect="equal")
        square.set(xticks=[0, 1], yticks=[0, 1], facecolor=PALETTE["wash"])
        bars = tape.bar(range(len(self.contents)), self.contents, width=0.5, color=PALETTE["cell"])
        tape.bar_label(bars, [signed(content) for content in self.contents], color=PALETTE["cell"], padding=2)
        tape.axhline(0, color=PALETTE["muted"], linewidth=0.8)
        tape.set(xlabel="step", xticks=range(len(self.contents)), yticks=[], title="the memory, step by step")
        tape.set_xlim(-0.6, max(4, len(self.contents) - 0.4))
        tape.margins(y=0.15)
        tape.spines[["left", "bottom"]].set_visible(False)


def signed(number):
    """Two decimals with a true minus sign, and never a negative zero."""
    return f"{round(number, 2) + 0.0:.2f}".replace("-", "\N{MINUS SIGN}")
