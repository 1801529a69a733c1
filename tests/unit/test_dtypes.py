"""float32 stays float32 and float64 stays float64, in every output, cache, gradient and optimizer state."""

import numpy as np
import pytest

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid, softmax
from lstm_tutorial.losses import cross_entropy, squared_error
from lstm_tutorial.lstm import lstm_step, lstm_step_backward
from lstm_tutorial.models import as_type, backward, forward, init_model
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm, sgd_step
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.rnn import rnn_step, rnn_step_backward
from lstm_tutorial.training import train_step

from . import cells
from .cells import CELLS, Shape, draw_sequence, relative_error

pytestmark = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def dtypes(*trees):
    """The set of all types in the trees, whole numbers (tokens) left out."""
    return {array.dtype for _, array in named_arrays(trees) if np.ndim(array) and array.dtype.kind != "i"}


@pytest.mark.parametrize("cell", CELLS)
def test_a_sequence_keeps_its_type_all_the_way(cell, dtype):
    s = draw_sequence(cell, Shape(4, 3, 2, 5), 0, dtype)
    states, cache = cells.forward(s)
    assert dtypes(states, cache, cells.backward(s, cache)) == {np.dtype(dtype)}


def test_steps_and_gates_keep_their_type(dtype):
    s = draw_sequence("rnn", Shape(1, 3, 2, 5), 0, dtype)
    h, cache = rnn_step(s.xs[0], s.h_0, s.params)
    results = [h, cache, rnn_step_backward(s.dhs[0], cache)]
    for gate in (gates.forget_gate, gates.input_gate, gates.candidate, gates.output_gate):
        results.append(gate(s.xs[0], s.h_0, *s.params))
    results += [gates.update_cell_state(h, h, h, h), gates.update_hidden_state(h, h)]
    s = draw_sequence("lstm", Shape(1, 3, 2, 5), 0, dtype)
    h, c, cache = lstm_step(s.xs[0], s.h_0, s.c_0, s.params)
    results += [h, c, cache, lstm_step_backward(s.dhs[0], s.dcs[0], cache)]
    assert dtypes(*results) == {np.dtype(dtype)}


def test_activations_and_losses_keep_their_type(dtype):
    z = np.random.default_rng(0).normal(size=(3, 4)).astype(dtype)
    loss, dlogits = cross_entropy(z, np.array([0, 1, 2]))
    squared, dpredictions = squared_error(z, z + dtype(1))
    assert type(loss) is type(squared) is float
    assert dtypes(sigmoid(z), softmax(z), dlogits, dpredictions) == {np.dtype(dtype)}
    assert sigmoid(z[0, 0]).dtype == dtype


@pytest.mark.parametrize("number", [float, np.float64], ids=["Python's float", "NumPy's float64"])
def test_optimizers_keep_the_type_whatever_type_their_settings_have(dtype, number):
    params = draw_sequence("lstm", Shape(1, 1, 2, 3), 0, dtype).params
    state = adam_init(params)
    new, state = adam_step(params, params, state, learning_rate=number(0.01))
    new, state = adam_step(new, params, state, learning_rate=number(0.01))
    clipped, stepped = clip_by_global_norm(params, number(0.1)), sgd_step(params, params, number(0.1))
    assert dtypes(new, state.mean, state.square, clipped, stepped) == {np.dtype(dtype)}


@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("readout", ["last", "every"])
@pytest.mark.parametrize("cell", CELLS)
def test_a_model_keeps_its_type_through_training(cell, readout, embedding, dtype):
    rng = np.random.default_rng(0)
    model = as_type(init_model(rng, cell, 6, 4, 5, embedding=embedding, readout=readout), dtype)
    assert dtypes(model.params) == {np.dtype(dtype)}
    tokens = rng.integers(6, size=(3, 2))
    logits, cache = forward(model, tokens)
    assert dtypes(logits, cache.hs, cache.cell, backward(logits, cache)) == {np.dtype(dtype)}
    targets = rng.integers(5, size=2 if readout == "last" else (3, 2))
    state = adam_init(model.params)
    for _ in range(2):
        model, state, _, _ = train_step(model, tokens, targets, state)
    assert dtypes(model.params, state.mean, state.square) == {np.dtype(dtype)}


@pytest.mark.parametrize("cell", CELLS)
def test_a_sequence_of_whole_numbers_is_computed_in_the_type_of_the_weights(cell, dtype):
    s = draw_sequence(cell, Shape(3, 2, 2, 4), 0, dtype)
    whole = s._replace(xs=np.arange(12, dtype=np.int8).reshape(3, 2, 2))
    states, cache = cells.forward(whole)
    assert dtypes(states, cells.backward(whole, cache)) == {np.dtype(dtype)}


@pytest.mark.parametrize("cell", CELLS)
def test_one_array_of_float64_is_not_rounded_down_by_the_others(cell, dtype):
    """Where types are mixed, the result has the widest, whichever array is the odd one out."""
    s = draw_sequence(cell, Shape(3, 2, 2, 4), 0, np.float32)
    wide = s._replace(**{name: getattr(s, name).astype(dtype) for name in ("xs", "h_0")})
    assert dtypes(cells.forward(wide)[0]) == {np.dtype(dtype)}
    for name in s.params._fields:
        mixed = s._replace(params=s.params._replace(**{name: getattr(s.params, name).astype(dtype)}))
        states, _ = cells.forward(mixed)
        assert dtypes(states) == {np.dtype(dtype)}, name
    assert relative_error(states["hs"], cells.forward(s)[0]["hs"]) < 1e-5
