"""Backpropagation through time, held to central differences: every input, state, weight and bias."""

import numpy as np
import pytest
from hypothesis import example, given

from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.lstm import lstm_backward

from .cells import CELLS, Shape, backward, draw_sequence, forward, gradients, loss, seeds, shapes


@pytest.mark.parametrize("cell", CELLS)
@example(shape=Shape(3, 1, 2, 4), seed=0)
@example(shape=Shape(4, 3, 5, 2), seed=1)
@given(shape=shapes(), seed=seeds)
def test_every_gradient_of_a_sequence_agrees_with_central_differences(cell, shape, seed):
    s = draw_sequence(cell, shape, seed)
    inputs = {name: array for name, array in s._asdict().items() if name in ("xs", "h_0", "c_0", "params")}
    report = check_gradients(lambda moved: loss(s._replace(**moved)), inputs, gradients(s))
    assert report.passed, report


@example(shape=Shape(3, 1, 2, 4), seed=0)
@given(shape=shapes(), seed=seeds)
def test_without_dcs_the_loss_reads_hidden_states_only(shape, seed):
    s = draw_sequence("lstm", shape, seed)
    s = s._replace(dcs=None)
    inputs = {"xs": s.xs, "h_0": s.h_0, "c_0": s.c_0, "params": s.params}
    report = check_gradients(lambda moved: loss(s._replace(**moved)), inputs, gradients(s))
    assert report.passed, report


@given(shape=shapes(), seed=seeds)
def test_leaving_dcs_out_is_the_same_as_zeros(shape, seed):
    s = draw_sequence("lstm", shape, seed)
    _, cache = forward(s)
    left_out = lstm_backward(s.dhs, cache)
    zeros = backward(s._replace(dcs=np.zeros_like(s.dcs)), cache)
    for wanted, got in zip(zeros["params"], left_out.params, strict=True):
        np.testing.assert_array_equal(got, wanted)
    np.testing.assert_array_equal(left_out.dc_0, zeros["c_0"])


def test_a_cell_state_that_the_loss_reads_changes_every_gradient():
    s = draw_sequence("lstm", Shape(3, 2, 2, 4), 5)
    _, cache = forward(s)
    with_dcs, without = lstm_backward(s.dhs, cache, s.dcs), lstm_backward(s.dhs, cache)
    for name in ("W_i", "U_f", "b_g"):
        assert not np.allclose(getattr(with_dcs.params, name), getattr(without.params, name))
    assert not np.allclose(with_dcs.dc_0, without.dc_0)


@pytest.mark.parametrize("cell", CELLS)
def test_a_gradient_that_enters_only_at_the_end_reaches_the_beginning(cell):
    s = draw_sequence(cell, Shape(6, 1, 2, 3), 9)
    dhs = np.zeros_like(s.dhs)
    dhs[-1] = s.dhs[-1]
    grads = gradients(s._replace(dhs=dhs, dcs=None))
    assert (np.abs(grads["xs"]).max(axis=(1, 2)) > 0).all()
    assert (grads["h_0"] != 0).all()


@pytest.mark.parametrize("cell", CELLS)
def test_no_gradient_comes_from_the_future_inputs(cell):
    s = draw_sequence(cell, Shape(5, 2, 2, 3), 9)
    dhs = np.zeros_like(s.dhs)
    dhs[2] = s.dhs[2]
    grads = gradients(s._replace(dhs=dhs, dcs=None))
    np.testing.assert_array_equal(grads["xs"][3:], 0)
    assert (grads["xs"][2] != 0).all()
