"""One gate of one unit: from what it reads to what it lets through."""

import numpy as np
import traitlets

from ..activations import sigmoid
from ..plotting import activation_curve, draw_valve
from .live import LiveFigure
from .settings import Setting
from .source import module_text

#: How far the value that meets a gate can lie from zero: a candidate is bounded, a memory is not.
FARTHEST = {"forget": 3.0, "input": 1.0, "output": 3.0}


class Gate(LiveFigure):
    """A gate's sum, its place on the sigmoid, how far the valve opens, and what passes through.

    Parameters
    ----------
    gate : {"forget", "input", "output"}
        Which gate; it decides what `value` is and what becomes of it.
    x, h_prev : float
        What the gate reads: the input and the previous hidden state of a cell with one of each.
    w, u, b : float
        The gate's weights for the two, and its bias.
    value : float
        What meets the valve: the old memory (forget), the candidate (input), or the memory that is passed
        through tanh before (output).
    """

    _esm = module_text("gate.js")
    still_height = 2.5

    gate = traitlets.Enum(tuple(FARTHEST), default_value="forget").tag(sync=True)
    x = Setting(0.5, -2, 2, 0.05)
    h_prev = Setting(-0.5, -1, 1, 0.05)
    w = Setting(2.0, -4, 4, 0.1)
    u = Setting(1.0, -4, 4, 0.1)
    b = Setting(1.0, -6, 6, 0.1)
    value = Setting(0.8, -3, 3, 0.05)

    @traitlets.default("_settings")
    def _describe_settings(self):
        described = super()._describe_settings()
        far = FARTHEST[self.gate]
        return described | {"value": described["value"] | {"low": -far, "high": far}}

    @traitlets.validate("value")
    def _hold_candidates_to_one(self, proposal):
        far = FARTHEST[self.gate]
        if abs(proposal.value) > far:
            raise traitlets.TraitError(
                f"Gate.value: a candidate is a tanh, expected a number from -1 to 1, got {proposal.value!r}"
            )
        return proposal.value

    @traitlets.observe("gate")
    def _suit_the_gate(self, change):
        far = FARTHEST[self.gate]
        self.value = min(max(self.value, -far), far)
        self._settings = self._describe_settings()

    @property
    def pre_activation(self):
        """The sum before the sigmoid."""
        return self.x * self.w + self.h_prev * self.u + self.b

    @property
    def opening(self):
        """How far the valve is open, 0 to 1."""
        return float(sigmoid(self.pre_activation))

    def _draw_still(self, figure):
        """Draw the sigmoid with the gate's place on it, and the valve."""
        curve, valve = figure.subplots(1, 2, width_ratios=[3, 2])
        place = float(np.clip(self.pre_activation, -8, 8))
        activation_curve(curve, sigmoid, self.gate, z_range=(-8, 8), marks={place: f"{self.opening:.3f}"})
        curve.set(xlabel="pre-activation", ylabel=f"{self.gate} gate")
        draw_valve(valve, self.opening, self.gate, np.tanh(self.value) if self.gate == "output" else self.value)
