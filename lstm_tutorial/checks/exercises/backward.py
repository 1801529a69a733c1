"""Exercise of chapter 11: the gradient's way back through one step of the LSTM."""

import numpy as np

from lstm_tutorial import lstm
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.whole_cell import step_arguments
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    """The reference: the package's own; a gradient may also be the number 0."""
    return tuple(lstm.lstm_step_backward(dh + np.zeros_like(cache.c), dc + np.zeros_like(cache.c), cache))


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
        sum(da[gate] @ other.get("turned", np.transpose)(getattr(p, f"U_{gate}")) for gate in other.get("gates", "ifgo")),
        dc * f if dc_prev is None else dc_prev(dc),
        LSTMParams(**grads),
    )


@STEP.wrong("memory-through-hidden-missing", "What reaches c through h is missing. c has two readers, the next step and h: add to dc what comes through the second.")
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


@STEP.wrong("recurrent-weights-not-transposed", "dh_prev needs each U transposed: forward was h_prev @ U, back is da @ U.T.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, turned=lambda U: U)


@STEP.wrong("activated-twice", "The gates went through the sigmoid already: f(1 - f) needs no new sigmoid.")
def _(dh, dc, cache):
    again = {gate: sigmoid(getattr(cache, gate)) for gate in "ifo"}
    return backward(dh, dc, cache, slopes={gate: s * (1 - s) for gate, s in again.items()})


@STEP.wrong("new-state-for-old", "Each dU uses h. What U was multiplied with is h_prev, the state before the step.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, state=cache.o * np.tanh(cache.c))


def changed(dh, dc, cache, change):
    """The right results with something done to the gradients of the parameters; what the wrong models share."""
    *states, params = lstm_step_backward(dh, dc, cache)
    return *states, LSTMParams(**{name: change(name, array) for name, array in params._asdict().items()})


@STEP.wrong("biases-summed-over-units", "Each db is one number. Sum over the batch only (axis=0): every unit has a bias of its own.")
def _(dh, dc, cache):
    return changed(dh, dc, cache, lambda name, array: array.sum() if name[0] == "b" else array)


@STEP.wrong("biases-averaged", "Each db is averaged over the batch. The gradient of a shared parameter is a sum.")
def _(dh, dc, cache):
    return changed(dh, dc, cache, lambda name, array: array / len(dh) if name[0] == "b" else array)


@STEP.wrong("averaged-over-batch", "The gradients of the parameters are divided by the batch size. dh holds the loss's own average already.")
def _(dh, dc, cache):
    return changed(dh, dc, cache, lambda name, array: array / len(dh))


@STEP.wrong("gate-order", "params holds the gates in the order f, i, g, o. LSTMParams begins with the input gate: go by the names.")
def _(dh, dc, cache):
    grads = lstm_step_backward(dh, dc, cache)[-1]._asdict()
    other = str.maketrans("if", "fi")
    return changed(dh, dc, cache, lambda name, array: grads[name[:2] + name[2:].translate(other)])


for gate, name in {"f": "forget", "i": "input", "o": "output"}.items():
    STEP.wrong(
        f"sigmoid-derivative-of-{gate}-missing", f"The {name} gate's sigmoid is not passed: multiply by {gate}(1 - {gate})."
    )(lambda dh, dc, cache, gate=gate: backward(dh, dc, cache, slopes={gate: 1.0}))


@STEP.wrong("tanh-derivative-for-gates", "You use 1 - f**2 and its like for the gates. They went through the sigmoid: f(1 - f).")
def _(dh, dc, cache):
    return backward(dh, dc, cache, slopes={gate: 1 - getattr(cache, gate) ** 2 for gate in "fio"})


@STEP.wrong("output-gate-from-memory-gradient", "The output gate's gradient is made from dc. o is a factor of h: it is made from dh.")
def _(dh, dc, cache):
    return backward(dh, dc, cache, do_dc=lambda dc: {"o": dc * np.tanh(cache.c)})


@STEP.wrong("hidden-gradient-through-the-output-gate-only", "dh_prev comes from the output gate only. All four ingredients read h_prev.")
def _(dh, dc, cache):
    dx, _, *rest = lstm_step_backward(dh, dc, cache)
    return dx, backward(dh, dc, cache, gates="o")[1], *rest
