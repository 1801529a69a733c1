"""The inputs on which an answer is tried: fresh and random, in shapes that tell mistakes apart."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

#: (T, B, D, H): a usual batch, one sequence, one time step, one of everything, more inputs than units.
SIZES = ((4, 3, 2, 5), (3, 1, 4, 2), (1, 2, 3, 4), (1, 1, 1, 1), (5, 2, 6, 3))

#: Sizes in which to look for the smallest counterexample, smallest first.
SMALL_SIZES = (
    (1, 1, 1, 1), (1, 1, 1, 2), (1, 1, 2, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 1, 2, 3), (2, 2, 2, 3)
)  # fmt: skip


class Draw:
    """Draws arrays whose shapes are given in letters: ``draw("B H")``.

    Parameters
    ----------
    rng : numpy.random.Generator
    sizes : tuple of int
        (T, B, D, H), kept as attributes of these names.
    at_least : float, default 0
        Added to every number's size, sign kept; at least one number is positive. What is large
        saturates every sigmoid and tanh, and overflows where it can.
    dtype : dtype, default float64
    digits : int, optional
        Round to so many decimals, so that a person can read the numbers.
    """

    def __init__(self, rng, sizes, at_least=0.0, dtype=np.float64, digits=None):
        self.rng = rng
        self.T, self.B, self.D, self.H = sizes
        self.at_least, self.dtype, self.digits = at_least, dtype, digits

    def __call__(self, axes):
        """Draw one array; `axes` as in `lstm_tutorial.contracts.expects`."""
        array = self.rng.normal(size=tuple(getattr(self, letter) for letter in axes.split()))
        if self.at_least:
            array = (1 + np.abs(array)) * np.sign(array) * self.at_least
            array.flat[0] = np.abs(array.flat[0])
        array = array if self.digits is None else np.round(array, self.digits) + 0.0
        return np.asarray(array, self.dtype)


class Case(NamedTuple):
    """One call of the learner's function."""

    about: str  #: what is special about it, in words
    arguments: dict  #: name -> array, number, or named tuple of such, in the order of the signature
    extreme: bool = False  #: whether the numbers are so large that exponentials overflow
    tolerance: float = 1e-9  #: how much rounding there may be, as in `compare.equal`


class Inputs(NamedTuple):
    """How the cases of an exercise are made."""

    arguments: Callable  #: takes a Draw, returns the arguments by name
    float32: bool = True  #: whether there is a case in float32
    large: bool = True  #: whether there is a case with numbers that saturate every sigmoid and tanh

    def cases(self, rng):
        """The cases of one check, different at every call.

        Parameters
        ----------
        rng : numpy.random.Generator

        Returns
        -------
        list of Case
        """
        cases = [Case(_in_words(sizes), self.arguments(Draw(rng, sizes))) for sizes in SIZES]
        if self.float32:
            cases.append(Case("float32", self.arguments(Draw(rng, SIZES[0], dtype=np.float32)), tolerance=1e-4))
        if self.large:
            cases.append(Case("very large numbers", self.arguments(Draw(rng, SIZES[0], at_least=1000)), True))
        return cases

    def small_cases(self, rng, extreme=False):
        """Cases that a person can follow with a pencil, smallest first, numbers of one decimal; or very large ones."""
        for sizes in SMALL_SIZES:
            for _ in range(3):
                draw = Draw(rng, sizes, digits=1, at_least=1000 if extreme else 0)
                yield Case(_in_words(sizes), self.arguments(draw), extreme)


class DescribedInputs(Inputs):
    """Inputs of which a message describes what the learner sees, not the sizes from which they were drawn."""

    def cases(self, rng):
        """As in `Inputs`."""
        usual = len(SIZES)
        return [
            case._replace(about=_described(case.arguments) + (f", {case.about}" if k >= usual else ""))
            for k, case in enumerate(super().cases(rng))
        ]


def arrays(**shapes):
    """Inputs for a function of independent arrays: ``arrays(x="B D", h_prev="B H")``."""
    return Inputs(lambda draw: {name: draw(axes) for name, axes in shapes.items()})


def _in_words(sizes):
    return "T, B, D, H = {}, {}, {}, {}".format(*sizes)


def _described(arguments):
    """Arguments as a message begins with them: an array's shape, a number's value; of a tuple of arrays nothing."""
    words = [
        f"{name} of shape {value.shape}" if isinstance(value, np.ndarray) else f"{name} = {value}"
        for name, value in arguments.items()
        if not isinstance(value, tuple)
    ]
    return ", ".join(words)
