"""The sizes at which the sides are compared, from a single short sequence to one that fills the processor."""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.lstm import LSTMParams


class Size(NamedTuple):
    """T time steps, B sequences, D inputs, H hidden units."""

    T: int
    B: int
    D: int
    H: int

    def __str__(self):
        return " ".join(f"{number:>3}" for number in self)

    @property
    def forward_operations(self):
        """Multiplications and additions of the products in a forward pass; the way back has twice as many."""
        return 2 * self.T * self.B * 4 * self.H * (self.D + self.H)


SIZES = (
    Size(25, 1, 32, 100),  # the character model of chapter 15
    Size(50, 16, 2, 32),
    Size(100, 20, 2, 128),
    Size(50, 32, 64, 128),
    Size(28, 64, 28, 128),  # an image of 28 rows, read row by row
    Size(784, 32, 1, 100),  # the same image, read pixel by pixel
    Size(400, 16, 8, 64),
    Size(50, 64, 256, 512),
)

#: The largest, at which the products take nearly all the time.
LARGEST = SIZES[-1]

#: A size that grows: the time of a step should not depend on how many there are.
GROWING = [Size(T, 8, 8, 32) for T in (1_000, 10_000, 100_000)]

CLASSES = 10  #: of a prediction after the last step, in a whole step of training


class Case(NamedTuple):
    """What every side is given: inputs, states, parameters, gradients from above, readout, right answers."""

    xs: np.ndarray
    h_0: np.ndarray
    c_0: np.ndarray
    params: LSTMParams
    dhs: np.ndarray
    W_y: np.ndarray
    targets: np.ndarray


def draw_case(size, dtype):
    """Draw the numbers: parameters as PyTorch does, uniformly within 1 / sqrt(H).

    Parameters
    ----------
    size : Size
    dtype : str
        "float32" or "float64".

    Returns
    -------
    Case
    """
    T, B, D, H = size
    rng, most = np.random.default_rng(0), H**-0.5
    shapes = {"W": (D, H), "U": (H, H), "b": (H,)}
    params = LSTMParams(*(rng.uniform(-most, most, shapes[name[0]]).astype(dtype) for name in LSTMParams._fields))
    return Case(
        rng.normal(size=(T, B, D)).astype(dtype), rng.normal(size=(B, H)).astype(dtype),
        rng.normal(size=(B, H)).astype(dtype), params, rng.normal(size=(T, B, H)).astype(dtype),
        rng.uniform(-most, most, (H, CLASSES)).astype(dtype), rng.integers(CLASSES, size=B),
    )  # fmt: skip
