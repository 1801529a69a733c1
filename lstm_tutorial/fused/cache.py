"""What the fused forward pass keeps for the way back, to be read like the readable one's cache."""

from dataclasses import dataclass

import numpy as np

from lstm_tutorial.lstm import LSTMParams, LSTMStepCache

#: What is kept of each step, in this order.
KEPT = ("c_prev", "g", "f", "i", "o", "tanh_c")


class Readable:
    """What reads like an `LSTMCache`, and unpacks like one, so that the readable `lstm_backward` takes it."""

    def __iter__(self):
        return iter((self.xs, self.cs, self.steps, self.params))

    @property
    def steps(self):
        """An `LSTMStepCache` for each time step."""
        fields = [self.over_time(name) for name in LSTMStepCache._fields[:-1]]
        return [LSTMStepCache(*arrays, self.params) for arrays in zip(*fields, strict=True)]


@dataclass(frozen=True, eq=False)
class FusedCache(Readable):
    """In place of an `LSTMCache`."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    cs: np.ndarray  #: cell states, shape (T, B, H)
    params: LSTMParams
    kept: np.ndarray  #: shape (T + 1, 6, B, H), the second axis in the order of `KEPT`; at the end, only the last c
    read: np.ndarray  #: what the gates read, h_prev, x and 1, shape (T + 1, B, H + D + 1); and the last h

    @property
    def dtype(self):
        """The type of what is kept."""
        return self.kept.dtype

    def over_time(self, name):
        """One quantity of every step, such as the gate "f".

        Parameters
        ----------
        name : str
            A field of `LSTMStepCache` that holds an array.

        Returns
        -------
        ndarray, shape (T, B, H), or (T, B, D) for "x"
        """
        H = self.kept.shape[3]
        if name in KEPT:
            return self.kept[:-1, KEPT.index(name)].copy()
        views = {"c": self.kept[1:, 0], "x": self.read[:-1, :, H:-1], "h_prev": self.read[:-1, :, :H]}
        return views[name].copy()
