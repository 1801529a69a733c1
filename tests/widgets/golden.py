"""What the figures' JavaScript must compute: each function's random arguments, and the package's own answer.

A row of `GOLDEN` for every function that a module under ``lstm_tutorial/widgets/js/math`` exports; one without a row
fails its test. A row is a pair: what draws the arguments, given a ``numpy.random.Generator``, and what gives the
answer to them. Saturated gates, zeros and the ends of the sliders belong among the arguments.
"""

import numpy as np

from lstm_tutorial.activations import sigmoid, softmax
from lstm_tutorial.checks.exercises.forget_gate import forget_bias_for_lag
from lstm_tutorial.gates import forget_gate, update_cell_state, update_hidden_state
from lstm_tutorial.lstm import LSTMParams, lstm_step_backward
from lstm_tutorial.models import Model, ModelParams, forward, init_model
from lstm_tutorial.parameters import map_arrays
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.widgets import FourCorners
from lstm_tutorial.widgets.cell_steps import run
from lstm_tutorial.widgets.reading import as_lists
from lstm_tutorial.widgets.way_back import way_back
from lstm_tutorial.widgets.who_remembers import draw_networks, lstm_shares, rnn_shares

from .writing_cases import WRITING


def one_unit(function):
    """A function of the package for numbers in place of arrays (1, 1)."""

    def of_numbers(*values):
        return function(*(np.array([[value]], float) for value in values)).item()

    return of_numbers


def pre_activation(x, h_prev, w, u, b):
    """The sum that the package's gate squashes, read back from the gate where that is exact enough."""
    gate = forget_gate(*(np.array([[value]], float) for value in (x, h_prev, w, u)), np.array([b], float)).item()
    z = x * w + h_prev * u + b
    assert gate == sigmoid(z)
    return z


def numbers(count, *spreads):
    """Draw `count` numbers, of a spread drawn from `spreads`; some are zero."""
    return lambda rng: list(rng.normal(scale=rng.choice(spreads), size=count) * (rng.random(count) > 0.1))


def shares(*places, of):
    """As `of` draws them, with shares between 0 and 1 at the given places, now and then exactly 0 or 1."""

    def draw(rng):
        drawn = of(rng)
        for place in places:
            drawn[place] = rng.choice([0.0, 1.0, rng.random(), sigmoid(rng.normal(scale=20))])
        return drawn

    return draw


def bias(rng):
    """A forget bias as the slider gives it."""
    return rng.uniform(-2, 8)


def survival(b, n):
    """What n steps of the package's cell leave of 1."""
    return float(sigmoid(b)) ** n


def contents(c_0, steps):
    """The package's figure, which asks the package's cell."""
    return FourCorners(c_0=c_0, steps=steps).contents


def some_steps(rng):
    """A first content and up to six steps (f, i, g)."""
    step = shares(0, 1, of=lambda rng: list(rng.uniform(-1, 1, size=3)))
    return [rng.uniform(-2, 2), [step(rng) for _ in range(rng.integers(7))]]


def network(name):
    """Draw one of the two networks of the figure, cut to few units and steps."""

    def draw(rng):
        drawn = draw_networks(seed=int(rng.integers(1000)), steps=12, inputs=3, units=4)
        return {"xs": drawn["xs"], "dh": drawn["dh"], **drawn[name]}

    return draw


def decay_of(shares, name):
    """The package's answer for arguments such as a page's function takes."""

    def answer(network, *settings):
        parts = {"xs": network["xs"], "dh": network["dh"], name: {"W": network["W"], "U": network["U"]}}
        return shares(parts, *settings).tolist()

    return answer


def network_and_words(cell):
    """Draw a small model of either kind, no array zero, and up to nine words of its vocabulary of seven."""

    def draw(rng):
        model = init_model(rng, cell, 7, 4, 3, embedding=3)
        params = map_arrays(lambda array: array + rng.normal(scale=0.5, size=array.shape), model.params)
        return [as_lists(model._replace(params=params)), rng.integers(7, size=rng.integers(1, 10)).tolist()]

    return draw


def read_story(network, tokens):
    """What the package's models make of a page's arguments."""
    arrays = {name: np.array(network[name]) for name in ("embedding", "W_y", "b_y")}
    if isinstance(network["W"], dict):
        parts = {f"{name}_{part}": np.array(network[name][part]) for name in "WUb" for part in "ifgo"}
        cell, kind = LSTMParams(**parts), "lstm"
    else:
        cell, kind = RNNParams(*(np.array(network[name]) for name in "WUb")), "rnn"
    model = Model(kind, "last", ModelParams(cell=cell, **arrays))
    logits, cache = forward(model, np.array(tokens)[:, None])
    answer = softmax(logits)[0]
    if kind == "rnn":
        return answer
    steps = cache.cell.steps
    read = {name: [getattr(step, name)[0] for step in steps] for name in "ifgoc"}
    return {**read, "h": cache.hs[:, 0], "answer": answer}


def one_cell(rng):
    """Draw a cell of one unit, up to six inputs, and where it starts and ends."""
    weights = {part: rng.normal(scale=2, size=3).tolist() for part in "ifgo"}
    states = {name: rng.normal() for name in ("h_0", "c_0", "dh")}
    return [{"xs": rng.normal(size=rng.integers(1, 7)).tolist(), **weights, **states}]


def forward_steps(network):
    """The package's cell, step by step, under the page's names."""
    steps = run(network)[1].steps
    names = {"x": "x", "h_prev": "hPrev", "c_prev": "cPrev", **{name: name for name in "ifgoc"}}
    found = [{names[name]: getattr(step, name).item() for name in names} for step in steps]
    return [{**step, "h": step["o"] * np.tanh(step["c"])} for step in found]


def backward_steps(network):
    """The package's way back, step by step, under the page's names."""
    dh, dc_later, found = np.array([[network["dh"]]]), np.zeros((1, 1)), []
    for step in reversed(run(network)[1].steps):
        back = lstm_step_backward(dh, dc_later, step)
        found.insert(0, {
            "dh": dh.item(), "dcLater": dc_later.item(), "dc": (back.dc_prev / step.f).item(),
            "da": {part: getattr(back.params, f"b_{part}").item() for part in "ifgo"},
            "dx": back.dx.item(), "dhPrev": back.dh_prev.item(), "dcPrev": back.dc_prev.item(),
        })  # fmt: skip
        dh, dc_later = back.dh_prev, back.dc_prev
    return found


GOLDEN = {
    "math/cell_steps.js": {"forwardSteps": (one_cell, forward_steps), "backwardSteps": (one_cell, backward_steps)},
    "math/reading.js": {
        "readLstm": (network_and_words("lstm"), read_story),
        "readRnn": (network_and_words("rnn"), read_story),
    },
    "math/decay.js": {
        "rnnDecay": (
            lambda rng: [network("rnn")(rng), rng.uniform(0.5, 2), int(rng.integers(1, 12))],
            decay_of(rnn_shares, "rnn"),
        ),
        "lstmDecay": (
            lambda rng: [network("lstm")(rng), rng.uniform(0.5, 2), rng.uniform(-2, 6), int(rng.integers(1, 12))],
            decay_of(lstm_shares, "lstm"),
        ),
    },
    "math/cell.js": {
        "sigmoid": (numbers(1, 1, 10, 300), lambda z: float(sigmoid(z))),
        "preActivation": (numbers(5, 1, 5), pre_activation),
        "updateCellState": (shares(0, 2, of=numbers(4, 1, 5)), one_unit(update_cell_state)),
        "updateHiddenState": (shares(0, of=numbers(2, 0.01, 1, 20)), one_unit(update_hidden_state)),
    },
    "math/memory.js": {
        "survival": (lambda rng: [bias(rng), int(10 ** rng.uniform(0, 2.5))], survival),
        "halfLife": (lambda rng: [bias(rng)], lambda b: np.log(0.5) / np.log(sigmoid(b))),
        "biasForLag": (lambda rng: [int(10 ** rng.uniform(0, 3))], forget_bias_for_lag),
    },
    "math/random.js": {
        "uniforms": (
            lambda rng: [int(rng.choice([0, 1, 2**32 - 1, rng.integers(2**32)])), int(rng.integers(9))],
            lambda seed, count: np.random.default_rng(seed).random(count),
        ),
    },
    "math/writing.js": WRITING,
    "math/steps.js": {"contents": (some_steps, contents)},
    "math/way_back.js": {
        "wayBack": (
            lambda rng: [network("rnn")(rng), rng.uniform(0.2, 2), int(rng.integers(12))],
            way_back,
        ),
    },
}
