"""No time steps, or no sequences: the answers are empty, and nothing has a gradient."""

import numpy as np
import pytest

from lstm_tutorial.lstm import lstm_backward, lstm_step, lstm_step_backward
from lstm_tutorial.models import backward as model_backward
from lstm_tutorial.models import forward as model_forward
from lstm_tutorial.models import init_model
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.rnn import rnn_step, rnn_step_backward

from .cells import CELLS, Shape, backward, draw_sequence, forward

DTYPES = [np.float32, np.float64]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [Shape(0, 2, 3, 4), Shape(3, 0, 2, 4), Shape(0, 0, 3, 2)], ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_no_steps_or_no_sequences_give_empty_states_and_zero_gradients(cell, shape, dtype):
    s = draw_sequence(cell, shape, 0, dtype)
    T, B, D, H = shape
    states, cache = forward(s)
    assert [array.shape for array in states.values()] == [(T, B, H)] * len(states)
    grads = backward(s, cache)
    assert grads["xs"].shape == (T, B, D)
    np.testing.assert_array_equal(grads["h_0"], np.zeros((B, H)))
    if cell == "lstm":
        np.testing.assert_array_equal(grads["c_0"], np.zeros((B, H)))
    for given, grad in zip(s.params, grads["params"], strict=True):
        np.testing.assert_array_equal(grad, np.zeros(given.shape))
    assert {array.dtype for _, array in named_arrays([states, grads])} == {np.dtype(dtype)}


def test_no_sequences_pass_through_a_step_and_back():
    s = draw_sequence("lstm", Shape(1, 0, 3, 4), 0)
    h, c, cache = lstm_step(s.xs[0], s.h_0, s.c_0, s.params)
    assert h.shape == c.shape == (0, 4)
    assert lstm_step_backward(h, c, cache).dx.shape == (0, 3)
    s = draw_sequence("rnn", Shape(1, 0, 3, 4), 0)
    h, cache = rnn_step(s.xs[0], s.h_0, s.params)
    np.testing.assert_array_equal(rnn_step_backward(h, cache).params.W, np.zeros((3, 4)))


def test_gates_over_no_time_steps_still_have_their_axes():
    _, cache = forward(draw_sequence("lstm", Shape(0, 2, 3, 4), 0))
    assert cache.over_time("f").shape == (0, 2, 4)


def test_no_steps_without_dcs():
    s = draw_sequence("lstm", Shape(0, 2, 3, 4), 0)
    np.testing.assert_array_equal(lstm_backward(s.dhs, forward(s)[1]).dc_0, np.zeros((2, 4)))


@pytest.mark.parametrize("embedding", [None, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_a_model_predicts_nothing_for_nobody(cell, embedding):
    model = init_model(np.random.default_rng(0), cell, 5, 4, 3, embedding=embedding)
    logits, cache = model_forward(model, np.zeros((6, 0), int))
    assert logits.shape == (0, 3)
    map_arrays(lambda grad: np.testing.assert_array_equal(grad, 0), model_backward(logits, cache))


@pytest.mark.parametrize("cell", CELLS)
def test_a_model_that_reads_every_step_predicts_nothing_for_no_steps(cell):
    model = init_model(np.random.default_rng(0), cell, 5, 4, 3, readout="every")
    logits, cache = model_forward(model, np.zeros((0, 2), int))
    assert logits.shape == (0, 2, 3)
    map_arrays(lambda grad: np.testing.assert_array_equal(grad, 0), model_backward(logits, cache))


def test_a_model_that_reads_the_last_step_needs_one():
    model = init_model(np.random.default_rng(0), "lstm", 5, 4, 3)
    with pytest.raises(ValueError, match="forward: the sequence is empty; expected at least one time step"):
        model_forward(model, np.zeros((0, 2), int))
