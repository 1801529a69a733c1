"""Exercises of chapter 11: the gradient's way back through the LSTM, one step and through time."""

import numpy as np

from lstm_tutorial import lstm
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.whole_cell import sequence_arguments, step_arguments
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.lstm import LSTMCache, LSTMParams


def lstm_step_backward(dh, dc, cache):
    """The reference: the package's own."""
    return tuple(lstm.lstm_step_backward(dh, dc, cache))


def step_and_gradients(draw):
    """A forward step, and the gradients that arrive at both of its states."""
    *_, cache = lstm.lstm_step(**step_arguments(draw))
    return {"dh": draw("B H"), "dc": draw("B H"), "cache": cache}


STEP = register(Exercise(
    name="lstm-step-backward",
    chapter="11_backward",
    reference=lstm_step_backward,
    outputs=("dx", "dh_prev", "dc_prev", "params"),
    inputs=Inputs(step_and_gradients, large=False),
    praise="Every path back through the cell: both states, three gates and the candidate.",
    hints=(
        "The memory c has two readers: the next step, and h. What reaches it through each?",
        "First complete dc with what comes through h. Then the four ingredients, each past its own squashing.",
        "da_i, da_f, da_g, da_o, all (B, H); dx and dh_prev are sums of four products; dc_prev is dc * f; params "
        "is an LSTMParams of gradients.",
    ),
))  # fmt: skip


def backward(dh, dc, cache, *, through_h=None, do_dc=None, slopes=None, dc_prev=None, **other):
    """The step back with one thing changed; what the wrong models share."""
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    tanh_c = np.tanh(c)
    dc = dc + (dh * o * (1 - tanh_c**2) if through_h is None else through_h)
    d = {"o": dh * tanh_c, "f": dc * c_prev, "i": dc * g, "g": dc * i, **(do_dc(dc) if do_dc else {})}
    slope = {"o": o * (1 - o), "f": f * (1 - f), "i": i * (1 - i), "g": 1 - g**2, **(slopes or {})}
    da = {gate: d[gate] * slope[gate] for gate in "ifgo"}
    grads = {}
    for gate in "ifgo":
        grads[f"W_{gate}"] = x.T @ da[gate]
        grads[f"U_{gate}"] = other.get("state", h_prev).T @ da[gate]
        grads[f"b_{gate}"] = da[gate].sum(axis=0)
    return (
        sum(da[gate] @ getattr(p, f"W_{gate}").T for gate in other.get("gates", "ifgo")),
        sum(da[gate] @ getattr(p, f"U_{gate}").T for gate in other.get("gates", "ifgo")),
        dc * f if dc_prev is None else dc_prev(dc),
        LSTMParams(**grads),
    )


@STEP.wrong("memory-through-hidden-missing", "What reaches c through h is missing: add dh * o * (1 - tanh(c)**2) to dc.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=0.0)


@STEP.wrong("next-memory-missing", "What reaches c from the next step is missing: the dc that is given has to be added.")
def _(dh, dc, cache):
    return backward(dh, 0.0, cache)


@STEP.wrong("tanh-derivative-of-memory-missing", "On its way from h to c the gradient passes a tanh: its factor 1 - tanh(c)**2 is missing.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=dh * cache.o)


@STEP.wrong("tanh-derivative-without-tanh", "You use 1 - c**2. The derivative of tanh at c is 1 - tanh(c)**2.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=dh * cache.o * (1 - cache.c**2))


@STEP.wrong("output-gate-missing-on-the-way", "On its way from h to c the gradient passes the output gate: the factor o is missing.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, through_h=dh * (1 - np.tanh(cache.c) ** 2))


@STEP.wrong("forget-factor-missing", "dc_prev is dc itself. What of the memory was kept is f of it: multiply by f.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, dc_prev=lambda dc: dc)


@STEP.wrong("memory-gradient-not-completed", "dc_prev holds only what came from the next step. Complete dc first, then multiply by f.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, dc_prev=lambda completed: dc * cache.f)


@STEP.wrong("sigmoid-derivatives-missing", "The three gates' sigmoids are not passed: multiply by f(1 - f), i(1 - i), o(1 - o).")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={"f": 1.0, "i": 1.0, "o": 1.0})


@STEP.wrong("tanh-derivative-of-candidate-missing", "The candidate's tanh is not passed: multiply by 1 - g**2.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={"g": 1.0})


@STEP.wrong("sigmoid-derivative-for-candidate", "You use g(1 - g) for the candidate. It went through tanh: 1 - g**2.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={"g": cache.g * (1 - cache.g)})


@STEP.wrong("new-memory-for-old", "The forget gate's gradient uses c. What f was multiplied with is c_prev.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, do_dc=lambda dc: {"f": dc * cache.c})


@STEP.wrong("input-and-candidate-exchanged", "Input gate and candidate each get the other's gradient: di is dc * g, dg is dc * i.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, do_dc=lambda dc: {"i": dc * cache.i, "g": dc * cache.g})


@STEP.wrong("output-gate-sees-memory-raw", "The output gate's gradient uses c. What o was multiplied with is tanh(c).")
def _(dh, dc, cache):
    return backward(dh, dc, cache, do_dc=lambda dc: {"o": dh * cache.c})


@STEP.wrong("output-gate-not-summed", "dx and dh_prev lack the output gate's part: all four ingredients read x and h_prev.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, gates="ifg")


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


def walk(dhs, caches, *, carry_h=1.0, carry_c=1.0, last_only=False, average=False, forward=False):
    """The walk back with one thing changed; what the wrong models share."""
    T = len(caches)
    dxs, dh, dc, total = [None] * T, 0.0 * dhs[0], 0.0 * dhs[0], None
    for t in range(T) if forward else reversed(range(T)):
        dxs[t], dh, dc, new = lstm_step_backward(dhs[t] + carry_h * dh, carry_c * dc, caches[t])
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
