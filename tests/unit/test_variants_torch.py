"""The GRU, stacks, both directions and unequal lengths against the PyTorch that is installed.

Weights go over by `lstm_tutorial.interop`, so this holds its PyTorch layout, too: outputs and gradients.
"""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lstm_tutorial.interop import from_torch, to_torch
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.variants import BidirectionalParams, reverse, stacked_backward, stacked_forward, true_steps

from .cells import relative_error, seeds
from .variant_cells import draw_layers, draw_starts, units

TOLERANCE = {np.dtype(np.float64): 1e-12, np.dtype(np.float32): 3e-5}
MODULES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}


def module_for(torch, kind, layers, D, dtype):
    """The PyTorch module that has these layers, and their weights."""
    first = layers[0].forwards if isinstance(layers[0], BidirectionalParams) else layers[0]
    module = getattr(torch.nn, MODULES[kind])(
        D, len(first[1]), len(layers), bidirectional=first is not layers[0], dtype=getattr(torch, np.dtype(dtype).name)
    )
    module.load_state_dict({name: torch.from_numpy(array) for name, array in to_torch(layers).items()})
    return module


def directions_first(starts, H):
    """Our (B, directions H) for each layer as PyTorch's (layers directions, B, H)."""
    return np.concatenate([np.stack(np.split(start, start.shape[1] // H, axis=1)) for start in starts])


def run_torch(torch, kind, xs, starts, layers, dhs, lengths):
    """Hidden states (zero on padding), last states, and gradients of the sum of dhs * hs over the true steps."""
    module = module_for(torch, kind, layers, xs.shape[-1], xs.dtype)
    H = module.hidden_size
    leaves = [torch.from_numpy(xs)] + [torch.from_numpy(directions_first(s, H)) for s in zip(*starts, strict=True)]
    for leaf in leaves:
        leaf.requires_grad_()
    given = leaves[0]
    if lengths is not None:
        given = torch.nn.utils.rnn.pack_padded_sequence(given, torch.from_numpy(lengths), enforce_sorted=False)
    hs, finals = module(given, tuple(leaves[1:]) if kind == "lstm" else leaves[1])
    if lengths is not None:
        hs, _ = torch.nn.utils.rnn.pad_packed_sequence(hs, total_length=len(xs))
    (hs * torch.from_numpy(dhs)).sum().backward()
    finals = [final.detach().numpy() for final in (finals if kind == "lstm" else [finals])]
    dweights = {name: weight.grad.numpy() for name, weight in module.named_parameters()}
    return hs.detach().numpy(), finals, [leaf.grad.numpy() for leaf in leaves], dweights


def run_ours(xs, starts, layers, dhs, lengths):
    (hs, *_), cache = stacked_forward(xs, starts, layers, lengths)
    true = true_steps(np.full(xs.shape[1], len(xs)) if lengths is None else lengths, len(xs))[..., None]
    grads = stacked_backward((np.where(true, dhs, 0),), cache)
    finals = []
    for layer, states in zip(cache.layers, cache.states, strict=True):
        finals.append(getattr(layer, "finals", None) or tuple(state[-1] for state in states))
    H = len(layers[0].forwards[1]) if isinstance(layers[0], BidirectionalParams) else len(layers[0][1])
    finals = [directions_first(f, H) for f in zip(*finals, strict=True)]
    dstarts = [directions_first(d, H) for d in zip(*grads.dstarts, strict=True)]
    return np.where(true, hs, 0), finals, [grads.dxs, *dstarts], to_torch(grads.params)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("kind", MODULES)
@example(lengths=None, T=6, B=1, sizes=(3,), D=2, seed=0)
@example(lengths=[5, 1, 3], T=5, B=3, sizes=(4, 4), D=2, seed=0)
@given(
    lengths=st.none() | st.lists(st.integers(1, 4), min_size=3, max_size=3), T=st.integers(4, 7), B=st.just(3),
    sizes=st.sampled_from([(2,), (5,), (3, 3), (2, 2, 2)]), D=st.sampled_from([1, 4]), seed=seeds,
)  # fmt: skip
@settings(max_examples=8)
def test_states_and_gradients_are_those_of_torch(torch, kind, bidirectional, dtype, lengths, T, B, sizes, D, seed):
    rng = np.random.default_rng(seed)
    layers = draw_layers(rng, kind, D, sizes, bidirectional, dtype)
    xs = rng.normal(size=(T, B, D)).astype(dtype)
    starts, dhs = draw_starts(rng, layers, B, dtype), rng.normal(size=(T, B, units(layers[-1]))).astype(dtype)
    lengths = None if lengths is None else np.array(lengths)
    ours, theirs = (
        run(*arguments, xs, starts, layers, dhs, lengths)
        for run, arguments in ((run_ours, ()), (run_torch, (torch, kind)))
    )
    assert {array.dtype for _, array in named_arrays(ours)} == {np.dtype(dtype)}
    *ours, dours = ours
    *theirs, dtheirs = theirs
    for (name, got), (_, wanted) in zip(named_arrays(ours), named_arrays(theirs), strict=True):
        assert error(got, wanted) <= TOLERANCE[np.dtype(dtype)], name
    assert_gradients_of_weights(kind, dours, dtheirs, TOLERANCE[np.dtype(dtype)])


def error(got, wanted):
    """The largest difference, relative to the largest number, or to 1 where many large ones may have cancelled."""
    return np.abs(got - wanted).max() / max(1, np.abs(wanted).max()) if got.shape == wanted.shape else np.inf


def assert_gradients_of_weights(kind, ours, theirs, tolerance):
    """PyTorch's second bias gets the gradient of the first, but in the GRU's candidate."""
    for name, wanted in theirs.items():
        got = ours[name]
        if name.startswith("bias_hh"):
            own = got[-len(got) // 3 :] if kind == "gru" else got[:0]
            got = ours[name.replace("hh", "ih")].copy()
            got[len(got) - len(own) :] = own
        assert error(got, wanted) <= tolerance, name


@pytest.mark.parametrize("kind", MODULES)
def test_what_torch_has_drawn_computes_the_same_here(torch, kind):
    """Both biases of PyTorch's own are nonzero."""
    module = getattr(torch.nn, MODULES[kind])(3, 4, 2, bidirectional=True, dtype=torch.float64)
    layers = from_torch({name: tensor.numpy() for name, tensor in module.state_dict().items()})
    xs = np.random.default_rng(0).normal(size=(5, 2, 3))
    hs, _ = module(torch.from_numpy(xs))
    assert relative_error(stacked_forward(xs, None, layers)[0][0], hs.detach().numpy()) <= 1e-13


def test_a_layer_without_biases(torch):
    module = torch.nn.GRU(3, 4, bias=False, dtype=torch.float64)
    layers = from_torch({name: tensor.numpy() for name, tensor in module.state_dict().items()})
    xs = np.random.default_rng(0).normal(size=(5, 2, 3))
    hs, _ = module(torch.from_numpy(xs))
    assert relative_error(stacked_forward(xs, None, layers)[0][0], hs.detach().numpy()) <= 1e-13


def test_dropout_between_layers_is_where_torch_has_it(torch):
    """Everything between the layers left out: neither drops inputs, states from step to step, or the last layer."""
    layers = draw_layers(np.random.default_rng(0), "lstm", 3, (4, 4))
    module = module_for(torch, "lstm", layers, 3, np.float64)
    module.dropout = 1.0
    xs = np.random.default_rng(1).normal(size=(5, 2, 3))
    hs, _ = module(torch.from_numpy(xs))
    (ours, _), _ = stacked_forward(xs, None, layers, masks=[np.zeros((5, 2, 4))])
    assert relative_error(ours, hs.detach().numpy()) <= 1e-13


@pytest.mark.parametrize("kind", MODULES)
def test_reading_backwards_alone_is_torchs_second_direction(torch, kind):
    layers = draw_layers(np.random.default_rng(0), kind, 3, (4,), bidirectional=True)
    module, lengths = module_for(torch, kind, layers, 3, np.float64), np.array([5, 5])
    xs = np.random.default_rng(1).normal(size=(5, 2, 3))
    theirs = module(torch.from_numpy(xs))[0].detach().numpy()[..., 4:]
    states, _ = stacked_forward(reverse(xs, lengths), None, [layers[0].backwards])
    assert relative_error(reverse(states[0], lengths), theirs) <= 1e-13
