"""The way back through one time step, held to central differences."""

import numpy as np
from hypothesis import example, given

from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.lstm import lstm_step, lstm_step_backward
from lstm_tutorial.rnn import rnn_step, rnn_step_backward

from .cells import Shape, draw_sequence, seeds, shapes


@example(shape=Shape(1, 1, 2, 4), seed=0)
@given(shape=shapes(1, 1), seed=seeds)
def test_rnn_step_gradients_agree_with_central_differences(shape, seed):
    s = draw_sequence("rnn", shape, seed)
    inputs, dh = {"x": s.xs[0], "h_prev": s.h_0, "params": s.params}, s.dhs[0]
    grads = rnn_step_backward(dh, rnn_step(**inputs)[1])
    derived = {"x": grads.dx, "h_prev": grads.dh_prev, "params": grads.params}
    report = check_gradients(lambda moved: (rnn_step(**moved)[0] * dh).sum(), inputs, derived)
    assert report.passed, report


@example(shape=Shape(1, 1, 2, 4), seed=0)
@given(shape=shapes(1, 1), seed=seeds)
def test_lstm_step_gradients_agree_with_central_differences(shape, seed):
    s = draw_sequence("lstm", shape, seed)
    inputs = {"x": s.xs[0], "h_prev": s.h_0, "c_prev": s.c_0, "params": s.params}
    dh, dc = s.dhs[0], s.dcs[0]

    def loss(moved):
        h, c, _ = lstm_step(**moved)
        return (h * dh).sum() + (c * dc).sum()

    grads = lstm_step_backward(dh, dc, lstm_step(**inputs)[2])
    derived = {"x": grads.dx, "h_prev": grads.dh_prev, "c_prev": grads.dc_prev, "params": grads.params}
    report = check_gradients(loss, inputs, derived)
    assert report.passed, report


def test_a_shut_forget_gate_lets_no_gradient_through_to_the_old_memory():
    s = draw_sequence("lstm", Shape(1, 2, 3, 4), 0)
    shut = s.params._replace(b_f=np.full(4, -1e3))
    grads = lstm_step_backward(s.dhs[0], s.dcs[0], lstm_step(s.xs[0], s.h_0, s.c_0, shut)[2])
    np.testing.assert_array_equal(grads.dc_prev, 0)


def test_an_open_forget_gate_and_a_shut_output_gate_hand_the_gradient_on_unchanged():
    s = draw_sequence("lstm", Shape(1, 2, 3, 4), 0)
    params = s.params._replace(b_f=np.full(4, 1e3), b_o=np.full(4, -1e3))
    grads = lstm_step_backward(s.dhs[0], s.dcs[0], lstm_step(s.xs[0], s.h_0, s.c_0, params)[2])
    np.testing.assert_array_equal(grads.dc_prev, s.dcs[0])
