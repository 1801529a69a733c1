"""Exercises of chapter 3: the gradient's way back through a step and through time, and how to check it."""

import numpy as np

from lstm_tutorial import gradcheck, rnn
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises import recurrent_cell
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.rnn import RNNCache, RNNParams, RNNStepCache


def rnn_step_backward(dh, x, h_prev, h, W, U):
    """The reference: the package's own, its results in a row."""
    grads = rnn.rnn_step_backward(dh, RNNStepCache(x, h_prev, h, RNNParams(W, U, np.zeros_like(U[0]))))
    return grads.dx, grads.dh_prev, *grads.params


def step_and_gradient(draw):
    """A forward step, and a gradient that arrives at its hidden state."""
    x, h_prev, W, U, b = draw("B D"), draw("B H"), draw("D H"), draw("H H"), draw("H")
    h = recurrent_cell.rnn_step(x, h_prev, W, U, b)
    return {"dh": draw("B H"), "x": x, "h_prev": h_prev, "h": h, "W": W, "U": U}


STEP = register(Exercise(
    name="rnn-step-backward",
    chapter="03_backpropagation_through_time",
    reference=rnn_step_backward,
    outputs=("dx", "dh_prev", "dW", "dU", "db"),
    inputs=Inputs(step_and_gradient, large=False),
    praise="One step back: the gradient passes the tanh, then the two products and the sum.",
    hints=(
        "The last thing the step did was tanh. What does its derivative look like when you know h already?",
        "Compute da, the gradient of the sum before tanh, first. The five results all come from it.",
        "da has shape (B, H). Each result is one product: with a transposed weight for dx and dh_prev, with a "
        "transposed input for dW and dU, and a sum over the batch for db.",
    ),
))  # fmt: skip


def five(da, x, h_prev, W, U):
    """The five results from the gradient of the pre-activation; what the wrong models share."""
    return da @ W.T, da @ U.T, x.T @ da, h_prev.T @ da, da.sum(axis=0)


@STEP.wrong("tanh-derivative-missing", "The gradient does not pass the tanh: da is dh times 1 - h**2.")
def _(dh, x, h_prev, h, W, U):
    return five(dh, x, h_prev, W, U)


@STEP.wrong("square-missing", "You use 1 - h. The derivative of tanh is 1 - h**2.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * (1 - h), x, h_prev, W, U)


@STEP.wrong("activated-twice", "h is the result of tanh already. You apply tanh again before squaring.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * (1 - np.tanh(h) ** 2), x, h_prev, W, U)


@STEP.wrong("sigmoid-derivative", "You use h(1 - h), the derivative of the sigmoid. This cell squashes with tanh.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * h * (1 - h), x, h_prev, W, U)


@STEP.wrong("derivative-at-h-prev", "You take the derivative at h_prev. It belongs to the h that this step made.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * (1 - h_prev**2), x, h_prev, W, U)


@STEP.wrong("recurrent-weights-not-transposed", "dh_prev needs U transposed: forward was h_prev @ U, back is da @ U.T.")
def _(dh, x, h_prev, h, W, U):
    dx, _, *rest = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, (dh * (1 - h**2)) @ U, *rest


@STEP.wrong("new-state-for-old", "dU uses h. What U was multiplied with is h_prev, the state before the step.")
def _(dh, x, h_prev, h, W, U):
    *rest, _, db = rnn_step_backward(dh, x, h_prev, h, W, U)
    return *rest, h.T @ (dh * (1 - h**2)), db


@STEP.wrong("bias-summed-over-units", "db is one number. Sum over the batch only (axis=0): every unit has a bias of its own.")
def _(dh, x, h_prev, h, W, U):
    *rest, db = rnn_step_backward(dh, x, h_prev, h, W, U)
    return *rest, db.sum()


@STEP.wrong("bias-not-summed", "db has a row for each sequence. All of them share one bias: sum over the batch (axis=0).")
def _(dh, x, h_prev, h, W, U):
    return *rnn_step_backward(dh, x, h_prev, h, W, U)[:-1], dh * (1 - h**2)


@STEP.wrong("bias-averaged", "db is averaged over the batch. The gradient of a shared parameter is a sum.")
def _(dh, x, h_prev, h, W, U):
    return *rnn_step_backward(dh, x, h_prev, h, W, U)[:-1], (dh * (1 - h**2)).mean(axis=0)


@STEP.wrong("averaged-over-batch", "dW, dU and db are divided by the batch size. dh holds the loss's own average already.")
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, *params = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh_prev, *(array / len(x) for array in params)


@STEP.wrong("order-of-results", "The numbers are right, in another order. Return dx, dh_prev, dW, dU, db.")
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, dW, dU, db = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dW, dU, db, dx, dh_prev


def rnn_backward(dhs, xs, h_0, hs, W, U):
    """The reference: the package's own, its results in a row."""
    grads = rnn.rnn_backward(dhs, RNNCache(xs, h_0, hs, RNNParams(W, U, np.zeros_like(U[0]))))
    return grads.dxs, grads.dh_0, *grads.params


def sequence_and_gradients(draw):
    """A forward pass, and a gradient that arrives at each hidden state."""
    xs, h_0, W, U, b = draw("T B D"), draw("B H"), draw("D H"), draw("H H"), draw("H")
    hs = recurrent_cell.rnn_forward(xs, h_0, W, U, b)
    return {"dhs": draw("T B H"), "xs": xs, "h_0": h_0, "hs": hs, "W": W, "U": U}


SEQUENCE = register(Exercise(
    name="rnn-backward",
    chapter="03_backpropagation_through_time",
    reference=rnn_backward,
    outputs=("dxs", "dh_0", "dW", "dU", "db"),
    inputs=Inputs(sequence_and_gradients, large=False),
    over_time=("dxs",),
    backwards=True,
    uses=("rnn-step-backward",),
    praise="Backpropagation through time: the gradient walks from the last step to the first.",
    hints=(
        "Who reads a hidden state? Two readers send a gradient back to it.",
        "Walk from the last step to the first. At each step, add what comes from later to dhs[t].",
        "A loop over reversed(range(T)) that carries dh_next, fills dxs[t], and adds up dW, dU and db. Before "
        "step 0 stands h_0.",
    ),
))  # fmt: skip


def walk(dhs, xs, h_0, hs, W, U, *, carry=1.0, before=None, last_only=False, average=False):
    """The walk back with one thing changed; what the wrong models share."""
    T = len(xs)
    dxs, dh_next, totals = np.zeros_like(xs), np.zeros_like(h_0), [0.0, 0.0, 0.0]
    for t in reversed(range(T)):
        h_prev = (hs[t - 1] if t > 0 else h_0) if before is None else before(t)
        dxs[t], dh_prev, *new = rnn_step_backward(dhs[t] + carry * dh_next, xs[t], h_prev, hs[t], W, U)
        dh_next = dh_prev
        totals = totals if last_only and t < T - 1 else [a + b for a, b in zip(totals, new, strict=True)]
    return dxs, dh_next, *(total / T if average else total for total in totals)


@SEQUENCE.wrong(
    "gradient-not-carried",
    "No gradient goes from a step to the one before: dh_next is never added. A hidden state has two readers.",
)
def _(*arguments):
    return walk(*arguments, carry=0.0)


@SEQUENCE.wrong("only-the-last-step", "dW, dU and db hold one step's part. The parameters are shared: add up all steps.")
def _(*arguments):
    return walk(*arguments, last_only=True)


@SEQUENCE.wrong("averaged-over-time", "dW, dU and db are divided by the number of steps. Shared parameters add up.")
def _(*arguments):
    return walk(*arguments, average=True)


@SEQUENCE.wrong("state-off-by-one", "You use hs[t] where the state before the step is needed, hs[t - 1].")
def _(dhs, xs, h_0, hs, W, U):
    return walk(dhs, xs, h_0, hs, W, U, before=lambda t: hs[t])


@SEQUENCE.wrong(
    "wraps-round", "At t = 0, hs[t - 1] is hs[-1], the last state: Python wraps round. Before step 0 stands h_0."
)
def _(dhs, xs, h_0, hs, W, U):
    return walk(dhs, xs, h_0, hs, W, U, before=lambda t: hs[t - 1])


@SEQUENCE.wrong("initial-state-ignored", "Before step 0 you use zeros. The state before it is h_0.")
def _(dhs, xs, h_0, hs, W, U):
    return walk(dhs, xs, h_0, hs, W, U, before=lambda t: hs[t - 1] if t > 0 else np.zeros_like(h_0))


@SEQUENCE.wrong("walks-forward", "You walk from the first step to the last. What a step hands back is needed before it.")
def _(dhs, xs, h_0, hs, W, U):
    dxs, dh_next, totals = np.zeros_like(xs), np.zeros_like(h_0), [0.0, 0.0, 0.0]
    for t in range(len(xs)):
        h_prev = hs[t - 1] if t > 0 else h_0
        dxs[t], dh_next, *new = rnn_step_backward(dhs[t] + dh_next, xs[t], h_prev, hs[t], W, U)
        totals = [a + b for a, b in zip(totals, new, strict=True)]
    return dxs, dh_next, *totals


@SEQUENCE.wrong(
    "initial-gradient-too-early",
    "dh_0 is the gradient at the first hidden state. It has to pass step 0 once more to reach h_0.",
)
def _(dhs, xs, h_0, hs, W, U):
    dxs, _, *params = rnn_backward(dhs, xs, h_0, hs, W, U)
    later = walk(dhs[1:], xs[1:], hs[0], hs[1:], W, U)[1] if len(xs) > 1 else 0.0
    return dxs, dhs[0] + later, *params


def numerical_gradient(loss, array, step):
    """The reference: the package's own central differences."""
    return gradcheck.numerical_gradient(loss, array, step)


def loss_of_an_array(draw):
    """A smooth loss, not symmetric and with mixed terms: one-sided differences and moved neighbours show."""
    array, slope, bend = draw("B H"), draw("B H"), draw("B H")

    def loss(a):
        return float((slope * a + bend * a**2 + np.sin(a) * a).sum() + a.sum() ** 3)

    return {"loss": loss, "array": array, "step": 1e-2}


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
        "(loss(up) - loss(down)) / (2 * step) for each element; the result has the shape of the array.",
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
