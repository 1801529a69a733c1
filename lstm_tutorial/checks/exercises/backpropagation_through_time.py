"""Exercise of chapter 3: the gradient's way back through one step."""

import inspect

import numpy as np

from lstm_tutorial import rnn
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises import recurrent_cell
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.rnn import RNNParams, RNNStepCache


def rnn_step_backward(dh, x, h_prev, h, W, U):
    """The reference: the package's own, its results in a row; the gradient may also be the number 0.

    Without its check of shapes: where it stands in for a learner's own, it has to fail as that would.
    """
    grads = inspect.unwrap(rnn.rnn_step_backward)(dh + np.zeros_like(h), RNNStepCache(x, h_prev, h, RNNParams(W, U, np.zeros_like(U[0]))))
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
        "Compute dz, the gradient of the sum before tanh, first. The five results all come from it.",
        "dz has shape (B, H). Each result is one product: with a transposed weight for dx and dh_prev, with a "
        "transposed input for dW and dU, and a sum over the batch for db.",
    ),
))  # fmt: skip


def five(dz, x, h_prev, W, U):
    """The five results from the gradient of the pre-activation; what the wrong models share."""
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)


@STEP.wrong("tanh-derivative-missing", "The gradient does not pass the tanh: dz is dh times 1 - h**2.")
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


@STEP.wrong("recurrent-weights-not-transposed", "dh_prev needs U transposed: forward was h_prev @ U, back is dz @ U.T.")
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


@STEP.wrong(
    "weight-gradients-transposed",
    "dW and dU are transposed. A gradient has the shape of its array: the input, transposed, stands first.",
)
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, dW, dU, db = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh_prev, dW.T, dU.T, db


@STEP.wrong("inputs-exchanged", "dx and dh_prev stand in each other's place. Return dx first.")
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, *params = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dh_prev, dx, *params


@STEP.wrong("parameters-before-the-tanh", "dW, dU and db are made from dh. They belong to the sum, so they are made from dz, past the tanh.")
def _(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h**2)
    return dz @ W.T, dz @ U.T, x.T @ dh, h_prev.T @ dh, dh.sum(axis=0)


@STEP.wrong("bias-summed-over-the-wrong-axis", "db has a number for each sequence. Sum over the batch (axis=0): a number for each unit.")
def _(dh, x, h_prev, h, W, U):
    return *rnn_step_backward(dh, x, h_prev, h, W, U)[:-1], (dh * (1 - h**2)).sum(axis=1)


@STEP.wrong("tanh-of-the-state-before-too", "dh_prev is multiplied by 1 - h_prev**2 too. That tanh belongs to the step before, which passes it itself.")
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, *params = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh_prev * (1 - h_prev**2), *params


@STEP.wrong("whole-squared", "You use (1 - h)**2. Only h is squared: the derivative of tanh is 1 - h**2.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * (1 - h) ** 2, x, h_prev, W, U)


@STEP.wrong("plus-for-minus", "You use 1 + h**2. The slope of tanh is largest at 0, and less the larger h is: a minus.")
def _(dh, x, h_prev, h, W, U):
    return five(dh * (1 + h**2), x, h_prev, W, U)


@STEP.wrong("gradient-left-out", "dh does not come in. What arrives is multiplied by the slope of tanh, 1 - h**2.")
def _(dh, x, h_prev, h, W, U):
    return five(1 - h**2, x, h_prev, W, U)


@STEP.wrong(
    "recurrent-gradient-transposed",
    "dU is transposed. U is square, so shapes do not tell: it is made as dW is, with h_prev in the place of x.",
)
def _(dh, x, h_prev, h, W, U):
    dx, dh_prev, dW, dU, db = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh_prev, dW, dU.T, db


@STEP.wrong("bias-before-the-tanh", "db is made from dh. The bias stands in the sum, so its gradient is made from dz, past the tanh.")
def _(dh, x, h_prev, h, W, U):
    return *rnn_step_backward(dh, x, h_prev, h, W, U)[:-1], dh.sum(axis=0)


@STEP.wrong("state-gradient-before-the-tanh", "dh_prev is made from dh. On its way back to h_prev the gradient passes the tanh first: dz.")
def _(dh, x, h_prev, h, W, U):
    dx, _, *params = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh @ U.T, *params


@STEP.wrong("recurrent-weights-left-out", "dh_prev has passed the tanh, and not U. h_prev was multiplied by U on the way there.")
def _(dh, x, h_prev, h, W, U):
    dx, _, *params = rnn_step_backward(dh, x, h_prev, h, W, U)
    return dx, dh * (1 - h**2), *params
