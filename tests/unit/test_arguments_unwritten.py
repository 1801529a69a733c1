"""No function writes to what it is given: read-only arrays go through, others come back as they were."""

import numpy as np
import pytest

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid, softmax
from lstm_tutorial.losses import cross_entropy, squared_error
from lstm_tutorial.lstm import lstm_step, lstm_step_backward
from lstm_tutorial.models import as_type, backward, forward, init_model
from lstm_tutorial.optimizers import AdamState, adam_init, adam_step, clip_by_global_norm, sgd_step
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.rnn import rnn_step, rnn_step_backward
from lstm_tutorial.tasks import decode, make_stories, one_hot
from lstm_tutorial.training import accuracy, train_step

from . import cells
from .cells import CELLS, Shape, draw_params, draw_sequence, frozen


def run_unwritten(function, *trees):
    """Call with read-only copies, then with writeable ones, and compare those with what was given."""
    result = function(*(frozen(tree) for tree in trees))
    writeable = [map_arrays(np.copy, tree) for tree in trees]
    function(*writeable)
    for before, after in zip(trees, writeable, strict=True):
        np.testing.assert_equal(dict(named_arrays(after)), dict(named_arrays(before)))
    return result


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("shape", [Shape(4, 3, 2, 5), Shape(1, 1, 3, 2), Shape(0, 2, 3, 2)], ids=str)
def test_a_sequence_and_its_way_back(cell, shape):
    s = draw_sequence(cell, shape, 0)
    run_unwritten(cells.gradients, s)
    _, cache = cells.forward(s)
    run_unwritten(cells.backward, s, cache)


def test_an_rnn_step_and_its_way_back():
    s = draw_sequence("rnn", Shape(1, 3, 2, 5), 0)
    _, cache = run_unwritten(rnn_step, s.xs[0], s.h_0, s.params)
    run_unwritten(rnn_step_backward, s.dhs[0], cache)


def test_an_lstm_step_and_its_way_back():
    s = draw_sequence("lstm", Shape(1, 3, 2, 5), 0)
    _, _, cache = run_unwritten(lstm_step, s.xs[0], s.h_0, s.c_0, s.params)
    run_unwritten(lstm_step_backward, s.dhs[0], s.dcs[0], cache)


@pytest.mark.parametrize("name", ["forget_gate", "input_gate", "candidate", "output_gate"])
def test_the_gates(name):
    s = draw_sequence("rnn", Shape(1, 3, 2, 5), 0)
    run_unwritten(getattr(gates, name), s.xs[0], s.h_0, *s.params)


def test_the_two_state_updates():
    a, b, c, d = np.random.default_rng(0).normal(size=(4, 3, 2))
    run_unwritten(gates.update_cell_state, a, b, c, d)
    run_unwritten(gates.update_hidden_state, a, b)


def test_activations_and_losses():
    z = np.random.default_rng(0).normal(size=(3, 4))
    for function in (sigmoid, softmax):
        run_unwritten(function, z)
    run_unwritten(cross_entropy, z, np.array([0, 3, 1]))
    run_unwritten(squared_error, z, z + 1)


def adam_once(step):
    """One step of Adam, taken after `step` others, with only arrays as arguments."""
    return lambda params, grads, means: adam_step(params, grads, AdamState(step, *means))


def test_optimizers():
    rng = np.random.default_rng(0)
    params, grads = draw_params(rng, "lstm", 3, 2), draw_params(rng, "lstm", 3, 2)
    run_unwritten(lambda grads: clip_by_global_norm(grads, 0.1), grads)
    run_unwritten(lambda params, grads: sgd_step(params, grads, 0.1), params, grads)
    state = adam_init(params)
    for step in range(2):
        _, state = run_unwritten(adam_once(step), params, grads, (state.mean, state.square))


@pytest.mark.parametrize("function", [
    lambda params, grads: clip_by_global_norm(grads, 1e9),
    lambda params, grads: sgd_step(params, grads, 0.0),
    lambda params, grads: adam_step(params, grads, adam_init(params), learning_rate=0.0)[0],
], ids=["clip", "sgd", "adam"])  # fmt: skip
def test_optimizers_return_new_arrays_even_where_nothing_changes(function):
    params = draw_params(np.random.default_rng(0), "lstm", 3, 2)
    new = function(params, params)
    for before, after in zip(params, new, strict=True):
        np.testing.assert_array_equal(after, before)
        assert not np.shares_memory(before, after)


@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("readout", ["last", "every"])
@pytest.mark.parametrize("cell", CELLS)
def test_models_and_training(cell, readout, embedding):
    rng = np.random.default_rng(0)
    model = init_model(rng, cell, 6, 4, 5, embedding=embedding, readout=readout)
    tokens = rng.integers(6, size=(3, 2))
    state = tuple(rng.normal(size=(2, 4)) for _ in range(1 if cell == "rnn" else 2))
    targets = rng.integers(5, size=2 if readout == "last" else (3, 2))

    def whole_way(params, tokens, state):
        logits, cache = forward(model._replace(params=params), tokens, state)
        logits.flags.writeable = False
        return backward(logits, cache)

    def one_step(params, tokens, targets):
        accuracy(model._replace(params=params), tokens, targets)
        return train_step(model._replace(params=params), tokens, targets, adam_init(params))

    run_unwritten(whole_way, model.params, tokens, state)
    run_unwritten(one_step, model.params, tokens, targets)
    run_unwritten(lambda params: as_type(model._replace(params=params), np.float32).params, model.params)


def test_tasks():
    tokens = make_stories(np.random.default_rng(0), 3, 6).tokens
    run_unwritten(one_hot, tokens)
    run_unwritten(decode, tokens[:, 0])
