"""Exercise of chapter 3: backpropagation through time."""

import numpy as np

from lstm_tutorial import rnn
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises import recurrent_cell
from lstm_tutorial.checks.exercises.backpropagation_through_time import STEP, rnn_step_backward
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.rnn import RNNCache, RNNParams


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


def walk(dhs, xs, h_0, hs, W, U, *, carry=1.0, before=None, last_only=False, average=False, through=True, steps=slice(None),
         step=rnn_step_backward):
    """The walk back with one thing changed; what the wrong models share."""
    T = len(xs)
    dxs, dh_next = np.zeros_like(xs), np.zeros_like(h_0)
    totals = [np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])]
    for t in range(T)[steps][::-1]:
        h_prev = (hs[t - 1] if t > 0 else h_0) if before is None else before(t)
        dh = dhs[t] + carry * dh_next
        dxs[t], dh_prev, *new = step(dh, xs[t], h_prev, hs[t], W, U)
        dh_next = dh_prev if through else dh
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


@SEQUENCE.wrong("inputs-in-reverse", "dxs begins with the last step. The walk goes backwards; dxs[t] belongs to xs[t].")
def _(*arguments):
    dxs, *rest = rnn_backward(*arguments)
    return dxs[::-1], *rest


@SEQUENCE.wrong("only-the-last-output", "Only dhs[-1] is used. Every hidden state is an output: add dhs[t] at step t.")
def _(dhs, *rest):
    only_last = np.zeros_like(dhs)
    only_last[-1] = dhs[-1]
    return rnn_backward(only_last, *rest)


@SEQUENCE.wrong(
    "gradient-not-through-the-step",
    "What you carry back is dh itself. It has to pass the step: tanh, then U transposed. That is dh_prev.",
)
def _(*arguments):
    return walk(*arguments, through=False)


@SEQUENCE.wrong(
    "carried-past-the-tanh",
    "What comes from later does not pass this step's tanh. Add both gradients of h first, then multiply by 1 - h**2.",
)
def _(dhs, xs, h_0, hs, W, U):
    dxs, dh_next, totals = np.zeros_like(xs), np.zeros_like(h_0), [0.0, 0.0, 0.0]
    for t in reversed(range(len(xs))):
        h_prev = hs[t - 1] if t > 0 else h_0
        da = dhs[t] * (1 - hs[t] ** 2) + dh_next
        dxs[t], dh_next = da @ W.T, da @ U.T
        totals = [a + b for a, b in zip(totals, (xs[t].T @ da, h_prev.T @ da, da.sum(axis=0)), strict=True)]
    return dxs, dh_next, *totals


@SEQUENCE.wrong("only-the-first-step", "dW, dU and db are overwritten at each step, and hold step 0's part. Add each step's to what is there.")
def _(dhs, xs, h_0, hs, W, U):
    dxs, dh_0, *params = rnn_backward(dhs, xs, h_0, hs, W, U)
    later = rnn_backward(dhs[1:], xs[1:], hs[0], hs[1:], W, U)[2:] if len(xs) > 1 else (0.0, 0.0, 0.0)
    return dxs, dh_0, *(whole - part for whole, part in zip(params, later, strict=True))


@SEQUENCE.wrong("first-step-left-out", "Your walk ends before step 0. reversed(range(T)) goes down to it; its state before is h_0.")
def _(*arguments):
    return walk(*arguments, steps=slice(1, None))


@SEQUENCE.wrong("returns-in-the-loop", "You return after one step: the return stands inside the loop. Move it to the left.")
def _(*arguments):
    return walk(*arguments, steps=slice(-1, None))


@SEQUENCE.wrong("last-gradient-twice", "At the last step dhs[-1] comes in twice: as dhs[t], and as what comes from later. Nothing comes from later there.")
def _(dhs, xs, h_0, hs, W, U):
    twice = dhs.copy()
    twice[-1] *= 2
    return rnn_backward(twice, xs, h_0, hs, W, U)


@SEQUENCE.wrong(
    "carried-gradient-adds-up",
    "What is carried adds up from step to step. What a step hands back takes the place of what was carried before.",
)
def _(dhs, xs, h_0, hs, W, U):
    dxs, dh_next, totals = np.zeros_like(xs), np.zeros_like(h_0), [0.0, 0.0, 0.0]
    for t in reversed(range(len(xs))):
        h_prev = hs[t - 1] if t > 0 else h_0
        dxs[t], dh_prev, *new = rnn_step_backward(dhs[t] + dh_next, xs[t], h_prev, hs[t], W, U)
        dh_next = dh_next + dh_prev
        totals = [a + b for a, b in zip(totals, new, strict=True)]
    return dxs, dh_next, *totals


@SEQUENCE.wrong(
    "only-one-step-back",
    "You add dhs[t + 1] as it is. What comes from later is what step t + 1 handed back: its dh_prev.",
)
def _(dhs, xs, h_0, hs, W, U):
    later = np.concatenate([dhs[1:], np.zeros_like(dhs[:1])])
    return walk(dhs + later, xs, h_0, hs, W, U, carry=0.0)


@SEQUENCE.wrong("outputs-left-out", "dhs is never added, so nothing comes in. At step t add dhs[t] to what comes from later.")
def _(dhs, *rest):
    return rnn_backward(np.zeros_like(dhs), *rest)


@SEQUENCE.wrong("last-step-left-out", "Your walk begins one step too early. reversed(range(T)) begins at T - 1, the last step.")
def _(*arguments):
    return walk(*arguments, steps=slice(-1))


@SEQUENCE.wrong("states-exchanged", "The state before the step and the state after it stand in each other's place in your call.")
def _(*arguments):
    return walk(*arguments, step=lambda dh, x, h_prev, h, W, U: rnn_step_backward(dh, x, h, h_prev, W, U))


def add_mistakes_of_the_step():
    """A step that is written out in the loop can have the mistakes of the step, but for its order of results."""
    for model in STEP.wrong_models:
        if model.slug in ("order-of-results", "inputs-exchanged", "new-state-for-old"):
            continue

        @SEQUENCE.wrong(f"step-{model.slug}", f"The walk is right, the step in it is not. {model.message}")
        def _(*arguments, step=model.function):
            return walk(*arguments, step=step)


add_mistakes_of_the_step()
