"""The variants behind one door: random parameters, layers of every kind, and a loss that reads every state.

Every number is random and nonzero, biases, peepholes and starts included.
"""

import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.variants import (
    BidirectionalParams,
    CoupledParams,
    GRUParams,
    PeepholeParams,
    ResetFirstParams,
    coupled_backward,
    coupled_forward,
    coupled_step,
    coupled_step_backward,
    gru_backward,
    gru_forward,
    gru_step,
    gru_step_backward,
    peephole_backward,
    peephole_forward,
    peephole_step,
    peephole_step_backward,
    reset_first_backward,
    reset_first_forward,
    reset_first_step,
    reset_first_step_backward,
    stacked_backward,
    stacked_forward,
)

#: name -> parameters, names of the states, step, its way back, forward pass, its way back
VARIANTS = {
    "gru": (GRUParams, ("h",), gru_step, gru_step_backward, gru_forward, gru_backward),
    "reset first": (
        ResetFirstParams, ("h",),
        reset_first_step, reset_first_step_backward, reset_first_forward, reset_first_backward,
    ),
    "peephole": (
        PeepholeParams, ("h", "c"), peephole_step, peephole_step_backward, peephole_forward, peephole_backward,
    ),
    "coupled": (CoupledParams, ("h", "c"), coupled_step, coupled_step_backward, coupled_forward, coupled_backward),
}  # fmt: skip
KINDS = {name: variant[0] for name, variant in VARIANTS.items()} | {"rnn": RNNParams, "lstm": LSTMParams}


def count_states(params):
    """1 or 2: whether a layer has a cell state beside its hidden state."""
    one = params.forwards if isinstance(params, BidirectionalParams) else params
    return 1 if type(one) in (RNNParams, GRUParams, ResetFirstParams) else 2


def draw_cell(rng, kind, D, H, dtype=np.float64):
    """The parameters of a cell, every array drawn."""
    sizes = {"W": (D, H), "U": (H, H), "b": (H,), "p": (H,)}
    fields = KINDS[kind]._fields
    return KINDS[kind](*((0.6 * rng.normal(size=sizes[name[0]])).astype(dtype) for name in fields))


def draw_layers(rng, kind, D, sizes, bidirectional=False, dtype=np.float64):
    """The parameters of layers on top of one another; of two directions, the second has the same sizes."""
    layers = []
    for H in sizes:
        cells = [draw_cell(rng, kind, D, H, dtype) for _ in range(1 + bidirectional)]
        layers.append(BidirectionalParams(*cells) if bidirectional else cells[0])
        D = H * (1 + bidirectional)
    return tuple(layers)


def units(layer):
    """The width of a layer's hidden state."""
    return sum(len(cell[1]) for cell in layer) if isinstance(layer, BidirectionalParams) else len(layer[1])


def draw_starts(rng, layers, B, dtype=np.float64):
    """The states before the first step, for each layer."""
    return tuple(
        tuple(rng.normal(size=(B, units(layer))).astype(dtype) for _ in range(count_states(layer))) for layer in layers
    )


def step_arguments(rng, name, B, D, H):
    """What goes into one step, and the gradients that come back to its states: dicts by name."""
    states = VARIANTS[name][1]
    arguments = {"x": rng.normal(size=(B, D))}
    arguments |= {f"{state}_prev": rng.normal(size=(B, H)) for state in states}
    arguments["params"] = draw_cell(rng, name, D, H)
    return arguments, {f"d{state}": rng.normal(size=(B, H)) for state in states}


def sequence_arguments(rng, name, T, B, D, H, dtype=np.float64):
    """What goes into a sequence, and the gradients that come back to its states: dicts by name."""
    states = VARIANTS[name][1]
    arguments = {"xs": rng.normal(size=(T, B, D))}
    arguments |= {f"{state}_0": rng.normal(size=(B, H)) for state in states}
    arguments["params"] = draw_cell(rng, name, D, H)
    back = {f"d{state}s": rng.normal(size=(T, B, H)) for state in states}
    return tuple(map_arrays(lambda array: array.astype(dtype), tree) for tree in (arguments, back))


def stack_gradients(xs, starts, layers, dstates, **options):
    """Forward and backward through a stack: gradients in the places of xs, starts and params."""
    _, cache = stacked_forward(xs, starts, layers, **options)
    grads = stacked_backward(dstates, cache)
    return {"xs": grads.dxs, "starts": grads.dstarts, "params": grads.params}


def stack_loss(inputs, dstates, **options):
    """The sum of the highest layer's states, each weighted with its gradient."""
    states, _ = stacked_forward(inputs["xs"], inputs["starts"], inputs["params"], **options)
    return sum((state * dstate).sum() for state, dstate in zip(states, dstates, strict=False))


def all_equal(tree, other):
    """Whether two trees hold equal arrays in the same places."""
    pairs = zip(named_arrays(tree), named_arrays(other), strict=True)
    return all(name == again and np.array_equal(one, two) for (name, one), (again, two) in pairs)
