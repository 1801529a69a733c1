"""Exercise of chapter 11: backpropagation through time for the LSTM."""

import numpy as np

from lstm_tutorial import lstm
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.backward import lstm_step_backward
from lstm_tutorial.checks.exercises.lstm_forward import sequence_arguments
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.lstm import LSTMCache, LSTMParams


def lstm_backward(dhs, caches):
    """The reference: the package's own."""
    xs, cs = np.array([step.x for step in caches]), np.array([step.c for step in caches])
    return tuple(lstm.lstm_backward(dhs, LSTMCache(xs, cs, list(caches), caches[0].params)))


def sequence_and_gradients(draw):
    """A forward pass, and a gradient that arrives at each hidden state."""
    *_, cache = lstm.lstm_forward(**sequence_arguments(draw))
    return {"dhs": draw("T B H"), "caches": cache.steps}


SEQUENCE = register(Exercise(
    name="lstm-backward",
    chapter="11_backward",
    reference=lstm_backward,
    outputs=("dxs", "dh_0", "dc_0", "params"),
    inputs=Inputs(sequence_and_gradients, large=False),
    over_time=("dxs",),
    backwards=True,
    uses=("lstm-step-backward",),
    praise="Backpropagation through time for the LSTM: two gradients walk back, one for each state.",
    hints=(
        "Two states went forward from step to step. How many gradients go back?",
        "Look at the loop of chapter 3: there dh_next was carried. Here dc_next is carried beside it.",
        "A loop over the caches in reverse; dxs has shape (T, B, D), dh_0 and dc_0 (B, H), params the sum over time.",
    ),
))  # fmt: skip


def walk(dhs, caches, *, carry_h=1.0, carry_c=1.0, last_only=False, average=False, forward=False, crossed=False):
    """The walk back with one thing changed; what the wrong models share."""
    T = len(caches)
    dxs, dh, dc, total = [None] * T, 0.0 * dhs[0], 0.0 * dhs[0], None
    for t in range(T) if forward else reversed(range(T)):
        dxs[t], dh, dc, new = lstm_step_backward(dhs[t] + carry_h * dh, carry_c * dc, caches[t])
        dc = dh if crossed else dc
        if total is None:
            total = new
        elif not last_only:
            total = LSTMParams(*(a + b for a, b in zip(total, new, strict=True)))
    return np.array(dxs), dh, dc, LSTMParams(*(array / T for array in total)) if average else total


@SEQUENCE.wrong("memory-gradient-not-carried", "dc is not carried to the earlier step, so the long way back is cut. Hand it on beside dh.")
def _(dhs, caches):
    return walk(dhs, caches, carry_c=0.0)


@SEQUENCE.wrong("hidden-gradient-not-carried", "dh is not carried to the earlier step: add it to dhs[t].")
def _(dhs, caches):
    return walk(dhs, caches, carry_h=0.0)


@SEQUENCE.wrong("nothing-carried", "Nothing is carried to the earlier step: each step sees its own dhs[t] only.")
def _(dhs, caches):
    return walk(dhs, caches, carry_h=0.0, carry_c=0.0)


@SEQUENCE.wrong("only-the-last-step", "params holds one step's part. The parameters are shared: add up all steps.")
def _(dhs, caches):
    return walk(dhs, caches, last_only=True)


@SEQUENCE.wrong("averaged-over-time", "params is divided by the number of steps. Shared parameters add up.")
def _(dhs, caches):
    return walk(dhs, caches, average=True)


@SEQUENCE.wrong("walks-forward", "You walk from the first step to the last. What a step hands back is needed before it.")
def _(dhs, caches):
    return walk(dhs, caches, forward=True)


@SEQUENCE.wrong("only-the-last-output", "Only the last hidden state's gradient is used. Every dhs[t] enters at its step.")
def _(dhs, caches):
    only_last = np.zeros_like(dhs)
    only_last[-1] = dhs[-1]
    return walk(only_last, caches)


@SEQUENCE.wrong("inputs-in-reverse", "dxs begins with the last step. The walk goes backwards; dxs[t] belongs to step t.")
def _(dhs, caches):
    dxs, *rest = lstm_backward(dhs, caches)
    return dxs[::-1], *rest


@SEQUENCE.wrong("initial-gradients-exchanged", "dh_0 and dc_0 stand in each other's place. Return dxs, dh_0, dc_0, params.")
def _(dhs, caches):
    dxs, dh_0, dc_0, params = lstm_backward(dhs, caches)
    return dxs, dc_0, dh_0, params


@SEQUENCE.wrong("hidden-gradient-for-memory", "What you carry back as dc is dh. A step hands back dh_prev and dc_prev, each to its own state.")
def _(dhs, caches):
    return walk(dhs, caches, crossed=True)


@SEQUENCE.wrong("only-the-first-step", "params is overwritten at each step, and holds step 0's part. Add each step's to what is there.")
def _(dhs, caches):
    *states, params = lstm_backward(dhs, caches)
    if len(caches) == 1:
        return *states, params
    later = lstm_backward(dhs[1:], caches[1:])[-1]
    return *states, LSTMParams(*(whole - part for whole, part in zip(params, later, strict=True)))


@SEQUENCE.wrong("starts-from-the-parameters", "You add the gradients to the parameters themselves. Begin with zeros, or with the first gradients.")
def _(dhs, caches):
    *states, params = lstm_backward(dhs, caches)
    return *states, LSTMParams(*(a + b for a, b in zip(params, caches[0].params, strict=True)))


@SEQUENCE.wrong("output-gradient-for-memory-too", "dhs[t] is added to dc as well. An output is the hidden state: it adds to dh only.")
def _(dhs, caches):
    dxs, dh, dc, total = [None] * len(caches), 0.0 * dhs[0], 0.0 * dhs[0], None
    for t in reversed(range(len(caches))):
        dxs[t], dh, dc, new = lstm_step_backward(dhs[t] + dh, dhs[t] + dc, caches[t])
        total = new if total is None else LSTMParams(*(a + b for a, b in zip(total, new, strict=True)))
    return np.array(dxs), dh, dc, total


@SEQUENCE.wrong("gradients-in-the-order-of-time", "You go back through the caches, and forward through dhs. dhs[t] belongs to caches[t].")
def _(dhs, caches):
    return walk(dhs[::-1], caches)


@SEQUENCE.wrong("last-gradient-twice", "At the last step dhs[-1] comes in twice: as dhs[t], and as what comes from later. Nothing comes from later there.")
def _(dhs, caches):
    twice = dhs.copy()
    twice[-1] *= 2
    return walk(twice, caches)


@SEQUENCE.wrong("list-of-gradients", "params is a list of each step's gradients. Add them up, field by field.")
def _(dhs, caches):
    *states, _ = lstm_backward(dhs, caches)
    grads, dh, dc = [], 0.0 * dhs[0], 0.0 * dhs[0]
    for cache, output in zip(caches[::-1], dhs[::-1], strict=True):
        _, dh, dc, new = lstm_step_backward(output + dh, dc, cache)
        grads.append(new)
    return *states, grads


@SEQUENCE.wrong("first-step-left-out", "The walk ends before step 0: range(T - 1, 0, -1) stops at 1. Step 0 has its share too.")
def _(dhs, caches):
    if len(caches) == 1:
        nothing = LSTMParams(*(0.0 * array for array in caches[0].params))
        return np.zeros((1, *caches[0].x.shape)), 0.0 * dhs[0], 0.0 * dhs[0], nothing
    dxs, *rest = lstm_backward(dhs[1:], caches[1:])
    return np.concatenate([np.zeros((1, *caches[0].x.shape)), dxs]), *rest


@SEQUENCE.wrong(
    "adds-into-the-parameters",
    "The gradients are added into the parameters of a cache, which changes the cell on the way. Begin with zeros of your own.",
)
def _(dhs, caches):
    dxs, dh, dc, total = [None] * len(caches), 0.0 * dhs[0], 0.0 * dhs[0], caches[0].params
    for t in reversed(range(len(caches))):
        dxs[t], dh, dc, new = lstm_step_backward(dhs[t] + dh, dc, caches[t])
        for array, part in zip(total, new, strict=True):
            array += part
    return np.array(dxs), dh, dc, total
