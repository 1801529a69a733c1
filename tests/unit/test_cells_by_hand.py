"""The cells against arithmetic that can be done with a pocket calculator."""

import math

import numpy as np
import pytest

from lstm_tutorial.gates import (
    candidate,
    forget_gate,
    input_gate,
    output_gate,
    update_cell_state,
    update_hidden_state,
)
from lstm_tutorial.lstm import LSTMParams, init_lstm, lstm_forward, lstm_step
from lstm_tutorial.rnn import RNNParams, init_rnn, rnn_forward, rnn_step

from .cells import Shape, draw_sequence, forward


def row(*numbers):
    return np.array([numbers], dtype=float)


@pytest.mark.parametrize("gate", [forget_gate, input_gate, output_gate])
def test_a_gate_is_the_sigmoid_of_input_state_and_bias(gate):
    # 2 · 0.5 + 3 · (-1) + b with b = 2 + log 3: a = log 3, and 1 / (1 + 1/3) = 3/4.
    a = gate(row(2), row(3), row(0.5), row(-1), np.array([2 + math.log(3)]))
    assert a == pytest.approx(0.75, abs=1e-15)
    # With a = -log 4, 1 / (1 + 4) = 1/5.
    a = gate(row(2), row(3), row(0.5), row(-1), np.array([2 - math.log(4)]))
    assert a == pytest.approx(0.2, abs=1e-15)


def test_the_candidate_is_a_tanh():
    # a = log 2: tanh a = (2 - 1/2) / (2 + 1/2) = 3/5.
    g = candidate(row(2), row(3), row(0.5), row(-1), np.array([2 + math.log(2)]))
    assert g == pytest.approx(0.6, abs=1e-15)


def test_the_cell_state_keeps_a_part_of_the_old_and_takes_a_part_of_the_new():
    c = update_cell_state(row(0.5, 1, 0), row(4, 3, 7), row(0.25, 0, 1), row(-1, 9, 2))
    np.testing.assert_array_equal(c, [[1.75, 3, 2]])


def test_the_hidden_state_is_the_output_gate_times_the_tanh_of_the_memory():
    h = update_hidden_state(row(0.5, 0, 1), row(math.log(2), 5, -math.log(2)))
    np.testing.assert_allclose(h, [[0.3, 0, -0.6]], atol=1e-15)


def test_an_rnn_step_by_hand():
    # 1 · 0.5 + 2 · 0.25 + log 2 - 1 = log 2
    h, _ = rnn_step(row(1), row(2), RNNParams(row(0.5), row(0.25), np.array([math.log(2) - 1])))
    assert h == pytest.approx(0.6, abs=1e-15)


def test_an_lstm_step_by_hand_with_a_different_number_at_every_gate():
    zero = row(0)
    params = LSTMParams(
        zero, zero, np.array([math.log(3)]),    # i = 3/4
        zero, zero, np.array([-math.log(4)]),   # f = 1/5
        zero, zero, np.array([math.log(2)]),    # g = 3/5
        zero, zero, np.array([0.0]),            # o = 1/2
    )  # fmt: skip
    h, c, cache = lstm_step(row(8), row(9), row(10), params)
    assert c == pytest.approx(0.2 * 10 + 0.75 * 0.6, abs=1e-14)
    assert h == pytest.approx(0.5 * math.tanh(2.45), abs=1e-14)
    assert (cache.i, cache.f, cache.g, cache.o) == (
        pytest.approx(0.75), pytest.approx(0.2), pytest.approx(0.6), pytest.approx(0.5)
    )  # fmt: skip


@pytest.mark.parametrize("number", [int, np.int8, np.uint8])
def test_an_rnn_whose_numbers_are_all_whole_is_not_rounded_to_whole_numbers(number):
    one = np.array([[1]], number)
    hs, _ = rnn_forward(np.array([[[1]], [[0]]], number), one, RNNParams(one, one, np.array([0], number)))
    assert hs[0, 0, 0] == pytest.approx(math.tanh(2), abs=1e-3)  # int8 is computed in float16
    assert hs[1, 0, 0] == pytest.approx(math.tanh(math.tanh(2)), abs=2e-3)


@pytest.mark.parametrize("number", [int, np.int8, np.uint8])
def test_an_lstm_whose_numbers_are_all_whole_is_not_rounded_to_whole_numbers(number):
    one, zero = np.array([[1]], number), np.array([0], number)
    hs, cs, _ = lstm_forward(np.array([[[1]]], number), one, one, LSTMParams(*[one, one, zero] * 4))
    gate = 1 / (1 + math.exp(-2))
    c = gate + gate * math.tanh(2)
    assert cs[0, 0, 0] == pytest.approx(c, abs=3e-3)
    assert hs[0, 0, 0] == pytest.approx(gate * math.tanh(c), abs=3e-3)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_the_sequence_is_the_step_again_and_again(cell):
    s = draw_sequence(cell, Shape(5, 2, 3, 4), 1)
    states, cache = forward(s)
    h, c = s.h_0, s.c_0
    for t, x in enumerate(s.xs):
        if cell == "rnn":
            h, _ = rnn_step(x, h, s.params)
        else:
            h, c, _ = lstm_step(x, h, c, s.params)
            np.testing.assert_array_equal(states["cs"][t], c)
        np.testing.assert_array_equal(states["hs"][t], h)
    assert cache.params is s.params


def test_the_caches_gates_can_be_read_over_time():
    s = draw_sequence("lstm", Shape(5, 2, 3, 4), 1)
    states, cache = forward(s)
    f, c = cache.over_time("f"), cache.over_time("c")
    np.testing.assert_array_equal(c, states["cs"])
    assert f.shape == (5, 2, 4)
    assert ((0 < f) & (f < 1)).all()
    wanted = forget_gate(s.xs[3], states["hs"][2], s.params.W_f, s.params.U_f, s.params.b_f)
    np.testing.assert_array_equal(f[3], wanted)


def test_a_new_cell_starts_with_zero_biases_but_that_of_the_forget_gate():
    params = init_lstm(np.random.default_rng(0), 3, 4, forget_bias=2.5)
    np.testing.assert_array_equal(params.b_f, np.full(4, 2.5))
    for b in (params.b_i, params.b_g, params.b_o, init_rnn(np.random.default_rng(0), 3, 4).b):
        np.testing.assert_array_equal(b, np.zeros(4))
    np.testing.assert_array_equal(init_lstm(np.random.default_rng(0), 3, 4).b_f, np.ones(4))


def test_a_new_cells_matrices_are_all_drawn_on_their_own():
    params = init_lstm(np.random.default_rng(0), 3, 4)
    assert {params.W_i.shape, params.W_o.shape} == {(3, 4)}
    for kind in "WU":
        drawn = [getattr(params, f"{kind}_{gate}") for gate in "ifgo"]
        assert len({array.tobytes() for array in drawn}) == 4
    for U in (params.U_i, params.U_f, params.U_g, params.U_o, init_rnn(np.random.default_rng(0), 3, 4).U):
        np.testing.assert_allclose(U @ U.T, np.eye(4), atol=1e-14)
