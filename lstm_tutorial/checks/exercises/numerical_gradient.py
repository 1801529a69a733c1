"""Exercise of chapter 3: central differences."""

from typing import NamedTuple

import numpy as np

from lstm_tutorial import gradcheck
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register


def numerical_gradient(loss, array, step):
    """The reference: the package's own central differences."""
    return gradcheck.numerical_gradient(loss, array, step)


class Loss(NamedTuple):
    """A loss that can be printed as the code that it is."""

    slope: np.ndarray
    bend: np.ndarray

    def __call__(self, a):
        """The loss of an array."""
        return float((self.slope * a + self.bend * a**2 + np.sin(a) * a).sum() + a.sum() ** 3)

    def __repr__(self):
        slope, bend = (f"np.array({array.tolist()})" for array in self)
        return f"lambda a: float(({slope} * a + {bend} * a**2 + np.sin(a) * a).sum() + a.sum() ** 3)"


def loss_of_an_array(draw):
    """A smooth loss, not symmetric and with mixed terms: one-sided differences and moved neighbours show."""
    return {"loss": Loss(draw("B H"), draw("B H")), "array": draw("B H"), "step": 1e-2}


NUMERICAL = register(Exercise(
    name="numerical-gradient",
    chapter="03_backpropagation_through_time",
    reference=numerical_gradient,
    outputs=("gradient",),
    inputs=Inputs(loss_of_an_array, float32=False, large=False),
    praise="A gradient that knows nothing of your derivation: it can judge every other one.",
    hints=(
        "If you move one number a little up and a little down, how much does the loss change in between?",
        "Move each element on its own, and put it back before you move the next. np.ndindex walks over all places.",
        "For each element, the change of the loss over the distance moved; the result has the shape of the array.",
    ),
))  # fmt: skip


def differences(array, at):
    """An array of ``at(index)`` for each index; what the wrong models share."""
    return np.array([at(index) for index in np.ndindex(array.shape)]).reshape(array.shape)


def moved(array, index, by):
    """A copy of the array with one element moved."""
    copy = array.copy()
    copy[index] += by
    return copy


@NUMERICAL.wrong("forward-difference", "You compare with the loss where you stand. Step down as well as up: the error is far smaller.")
def _(loss, array, step):
    return differences(array, lambda k: (loss(moved(array, k, step)) - loss(array)) / step)


@NUMERICAL.wrong("backward-difference", "You only step down. Step up as well: the error is far smaller.")
def _(loss, array, step):
    return differences(array, lambda k: (loss(array) - loss(moved(array, k, -step))) / step)


@NUMERICAL.wrong("half-the-distance", "From down to up you move 2 * step; you divide by one step only.")
def _(loss, array, step):
    return 2 * numerical_gradient(loss, array, step)


@NUMERICAL.wrong("not-divided", "You return the change of the loss. Divide by the distance moved, 2 * step.")
def _(loss, array, step):
    return 2 * step * numerical_gradient(loss, array, step)


@NUMERICAL.wrong("sign", "Up and down are exchanged: the sign is turned round.")
def _(loss, array, step):
    return -numerical_gradient(loss, array, step)


@NUMERICAL.wrong("moves-everything", "You move all elements together. Each element's gradient wants only that one moved.")
def _(loss, array, step):
    return np.full_like(array, (loss(array + step) - loss(array - step)) / (2 * step))


@NUMERICAL.wrong("not-put-back", "The elements moved before stay moved. Put each one back, or work on a fresh copy.")
def _(loss, array, step):
    work = array.copy()

    def at(index):
        work[index] += step
        up = loss(work)
        work[index] -= 2 * step
        return (up - loss(work)) / (2 * step)

    return differences(array, at)


@NUMERICAL.wrong("moves-a-row", "You move a whole row at a time. An element needs all of its indices: np.ndindex gives them.")
def _(loss, array, step):
    def at(row):
        return (loss(moved(array, row, step)) - loss(moved(array, row, -step))) / (2 * step)

    return np.array([np.full_like(array[row], at(row)) for row in range(len(array))])


@NUMERICAL.wrong("flattened", "The numbers are right, in one long row. Return an array of the shape of `array`.")
def _(loss, array, step):
    return numerical_gradient(loss, array, step).ravel()


@NUMERICAL.wrong("not-copied", "up and down are one and the same array: up = array gives it a second name. array.copy() makes a new one.")
def _(loss, array, step):
    return np.zeros_like(array)


@NUMERICAL.wrong("brackets-missing", "/ 2 * step divides by 2 and then multiplies by step. Put brackets round what you divide by.")
def _(loss, array, step):
    return numerical_gradient(loss, array, step) * step**2


@NUMERICAL.wrong("two-steps", "You move by 2 * step each way. Move by step up and by step down: 2 * step lies between.")
def _(loss, array, step):
    return 2 * numerical_gradient(loss, array, 2 * step)


@NUMERICAL.wrong("sum-of-all", "You add up the slopes to one number. Each belongs in its own place, of the shape of `array`.")
def _(loss, array, step):
    return numerical_gradient(loss, array, step).sum()


@NUMERICAL.wrong("one-number-for-all", "You move all elements together and get one number. Move each on its own; each has a slope of its own.")
def _(loss, array, step):
    return (loss(array + step) - loss(array - step)) / (2 * step)


@NUMERICAL.wrong("only-the-last", "You keep the last element's slope only: a new number takes the place of the one before. Write to gradient[index].")
def _(loss, array, step):
    return numerical_gradient(loss, array, step).flat[-1]


@NUMERICAL.wrong("set-not-moved", "You set the element to step, and to -step. Move it from where it is: += and -=.")
def _(loss, array, step):
    def at(index):
        up, down = array.copy(), array.copy()
        up[index], down[index] = step, -step
        return (loss(up) - loss(down)) / (2 * step)

    return differences(array, at)


@NUMERICAL.wrong("down-to-the-start", "One step down from up is where you began. Go down by 2 * step, or start from a fresh copy.")
def _(loss, array, step):
    return differences(array, lambda k: (loss(moved(array, k, step)) - loss(array)) / (2 * step))


@NUMERICAL.wrong("a-step-of-its-own", "Your step is 1e-5, whatever is asked for. The step is an argument: use it.")
def _(loss, array, step):
    return numerical_gradient(loss, array, 1e-5)
