"""The numbers that a reader moves in a live figure."""

from numbers import Real

import traitlets


class Setting(traitlets.Float):
    """A trait for one slider: a finite number between two bounds, kept the same in Python and in the page.

    Parameters
    ----------
    default : float
        Where the slider stands at first.
    low, high : float
        Its ends.
    step : float
        The distance between two of its positions. What is typed or set from Python may lie between them.
    scale : {"linear", "log"}
        Whether equal moves add the same or multiply by the same.
    """

    whole = False

    def __init__(self, default, low, high, step=0.01, scale="linear"):
        super().__init__(default)
        self.low, self.high, self.step, self.scale = low, high, step, scale
        self.tag(sync=True)

    def validate(self, obj, value):
        """Hold a value to the bounds, or say what was expected."""
        is_number = isinstance(value, Real) and not isinstance(value, bool)
        if not (is_number and self.low <= value <= self.high) or (self.whole and value != int(value)):
            kind = "a whole number" if self.whole else "a number"
            raise traitlets.TraitError(
                f"{type(obj).__name__}.{self.name}: expected {kind} from {self.low:g} to {self.high:g}, got {value!r}"
            )
        return int(value) if self.whole else float(value)

    def description(self):
        """Describe the setting to the page.

        Returns
        -------
        dict
        """
        names = ("low", "high", "step", "scale", "whole")
        return {"start": self.default_value, **{name: getattr(self, name) for name in names}}


class WholeSetting(Setting):
    """A setting that counts: whole numbers only.

    Parameters
    ----------
    default, low, high : int
    scale : {"linear", "log"}
    """

    whole = True

    def __init__(self, default, low, high, scale="linear"):
        super().__init__(default, low, high, step=1, scale=scale)
