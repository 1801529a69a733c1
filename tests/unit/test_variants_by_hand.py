"""The variants against pocket-calculator arithmetic, and against one another where one is a special case."""

import math

import numpy as np
import pytest

from lstm_tutorial.lstm import LSTMParams, lstm_backward, lstm_forward
from lstm_tutorial.variants import (
    CoupledParams,
    GRUParams,
    PeepholeParams,
    ResetFirstParams,
    coupled_forward,
    coupled_step,
    gru_forward,
    gru_step,
    init_coupled,
    init_gru,
    init_peephole,
    peephole_backward,
    peephole_forward,
    peephole_step,
    reset_first_forward,
    reset_first_step,
)

from .cells import relative_error
from .variant_cells import VARIANTS, draw_cell, sequence_arguments


def row(*numbers):
    return np.array([numbers], dtype=float)


def one_unit(kind, **numbers):
    """Parameters of one unit and one input; what is not named is zero."""
    return kind(*(
        np.full((1,) if name[0] in "bp" else (1, 1), float(numbers.get(name, 0))) for name in kind._fields
    ))  # fmt: skip


def test_a_gru_step_by_hand():
    # r = sigmoid(log 3) = 3/4, z = sigmoid(-log 4) = 1/5, u = 2 · 0.4 + 0.2 = 1
    # g = tanh(log 2 - 0.75 + 0.75 · 1) = 3/5, h = 0.2 · 2 + 0.8 · 0.6 = 0.88
    params = one_unit(
        GRUParams, b_r=math.log(3), b_z=-math.log(4), U_g=0.4, b_u=0.2, W_g=1, b_g=math.log(2) - 8.75
    )
    h, cache = gru_step(row(8), row(2), params)
    assert h == pytest.approx(0.88, abs=1e-14)
    assert (cache.r, cache.z, cache.u, cache.g) == tuple(map(pytest.approx, (0.75, 0.2, 1.0, 0.6)))


def test_the_reset_gate_first_by_hand():
    # r = 3/4, z = 1/5, the candidate reads 0.75 · 2 · 0.4 = 0.6: g = tanh(log 2) = 3/5
    params = one_unit(ResetFirstParams, b_r=math.log(3), b_z=-math.log(4), U_g=0.4, b_g=math.log(2) - 0.6)
    h, _ = reset_first_step(row(8), row(2), params)
    assert h == pytest.approx(0.2 * 2 + 0.8 * 0.6, abs=1e-14)


def test_a_peephole_step_by_hand():
    # f = sigmoid(0.5 · 10 - 5 - log 4) = 1/5, i = sigmoid(0.1 · 10 - 1 + log 3) = 3/4, g = 3/5
    # c = 2 + 0.45 = 2.45, o = sigmoid(2 · 2.45 - 4.9) = 1/2
    params = one_unit(
        PeepholeParams, p_f=0.5, b_f=-5 - math.log(4), p_i=0.1, b_i=-1 + math.log(3), b_g=math.log(2), p_o=2, b_o=-4.9
    )
    h, c, cache = peephole_step(row(8), row(9), row(10), params)
    assert c == pytest.approx(2.45, abs=1e-14)
    assert h == pytest.approx(0.5 * math.tanh(2.45), abs=1e-14)
    assert cache.o == pytest.approx(0.5)


def test_a_coupled_step_by_hand():
    # f = 1/5, so 4/5 of g = 3/5 come in: c = 2 + 0.48; o = 1/2
    params = one_unit(CoupledParams, b_f=-math.log(4), b_g=math.log(2))
    h, c, cache = coupled_step(row(8), row(9), row(10), params)
    assert c == pytest.approx(2.48, abs=1e-14)
    assert h == pytest.approx(0.5 * math.tanh(2.48), abs=1e-14)
    assert cache.i == pytest.approx(0.8)


@pytest.fixture
def lstm_case():
    inputs, back = sequence_arguments(np.random.default_rng(0), "peephole", 6, 3, 2, 4)
    return inputs, back, LSTMParams(*inputs["params"][:12])


def test_shut_peepholes_leave_the_lstm(lstm_case):
    inputs, back, params = lstm_case
    shut = PeepholeParams(*params, *np.zeros((3, 4)))
    hs, cs, cache = peephole_forward(**inputs | {"params": shut})
    wanted_hs, wanted_cs, lstm_cache = lstm_forward(**inputs | {"params": params})
    np.testing.assert_allclose(hs, wanted_hs, rtol=0, atol=1e-14)
    np.testing.assert_allclose(cs, wanted_cs, rtol=0, atol=1e-14)
    grads = peephole_backward(back["dhs"], cache, back["dcs"])
    wanted = lstm_backward(back["dhs"], lstm_cache, back["dcs"])
    assert relative_error(grads.params.U_f, wanted.params.U_f) <= 1e-13
    assert relative_error(grads.dxs, wanted.dxs) <= 1e-13


def test_an_input_gate_that_mirrors_the_forget_gate_leaves_the_coupled_cell(lstm_case):
    inputs, _, p = lstm_case
    mirrored = p._replace(W_i=-p.W_f, U_i=-p.U_f, b_i=-p.b_f)  # sigmoid(-a) = 1 - sigmoid(a)
    coupled = CoupledParams(*(getattr(p, name) for name in CoupledParams._fields))
    hs, cs, _ = coupled_forward(**inputs | {"params": coupled})
    wanted_hs, wanted_cs, _ = lstm_forward(**inputs | {"params": mirrored})
    np.testing.assert_allclose(hs, wanted_hs, rtol=0, atol=1e-14)
    np.testing.assert_allclose(cs, wanted_cs, rtol=0, atol=1e-14)


@pytest.mark.parametrize("open_gate", [0.5, 1.0])
def test_where_all_units_are_reset_alike_the_place_of_the_reset_gate_does_not_matter(open_gate):
    inputs, _ = sequence_arguments(np.random.default_rng(0), "reset first", 5, 3, 2, 4)
    zero, bias = np.zeros((4, 4)), np.full(4, 1e3 if open_gate == 1 else 0.0)
    first = inputs["params"]._replace(W_r=np.zeros((2, 4)), U_r=zero, b_r=bias)
    after = GRUParams(*first, b_u=np.zeros(4))
    hs, wanted = gru_forward(**inputs | {"params": after})[0], reset_first_forward(**inputs | {"params": first})[0]
    np.testing.assert_allclose(hs, wanted, rtol=0, atol=1e-14)


def test_otherwise_it_does():
    inputs, _ = sequence_arguments(np.random.default_rng(0), "reset first", 5, 3, 2, 4)
    hs, _ = gru_forward(**inputs | {"params": GRUParams(*inputs["params"], b_u=np.zeros(4))})
    assert np.abs(hs - reset_first_forward(**inputs)[0]).max() > 0.05


def test_an_open_update_gate_keeps_the_state_for_good():
    inputs, _ = sequence_arguments(np.random.default_rng(0), "gru", 5, 3, 2, 4)
    kept = inputs["params"]._replace(b_z=np.full(4, 1e3))
    hs, _ = gru_forward(**inputs | {"params": kept})
    np.testing.assert_array_equal(hs, np.broadcast_to(inputs["h_0"], hs.shape))


@pytest.mark.parametrize("name", VARIANTS)
def test_the_sequence_is_the_step_again_and_again(name):
    _, states, step, _, forward, _ = VARIANTS[name]
    inputs, _ = sequence_arguments(np.random.default_rng(0), name, 5, 2, 3, 4)
    *over_time, cache = forward(**inputs)
    now = [inputs[f"{state}_0"] for state in states]
    for t, x in enumerate(inputs["xs"]):
        *now, _ = step(x, *now, inputs["params"])
        for got, wanted in zip(over_time, now, strict=True):
            np.testing.assert_array_equal(got[t], wanted)
    assert cache.params is inputs["params"]


@pytest.mark.parametrize("name", ["peephole", "coupled"])
def test_the_caches_gates_can_be_read_over_time(name):
    inputs, _ = sequence_arguments(np.random.default_rng(0), name, 5, 2, 3, 4)
    *_, cs, cache = VARIANTS[name][4](**inputs)
    np.testing.assert_array_equal(cache.over_time("c"), cs)
    f, i = cache.over_time("f"), cache.over_time("i")
    assert f.shape == (5, 2, 4)
    assert np.array_equal(i, 1 - f) == (name == "coupled")


@pytest.mark.parametrize("number", [int, np.int8])
def test_whole_numbers_are_not_rounded_to_whole_numbers(number):
    one, zero = np.array([[1]], number), np.array([0], number)
    hs, _ = gru_forward(np.array([[[1]]], number), one, GRUParams(*[one, one, zero] * 3, zero))
    gate = 1 / (1 + math.exp(-2))
    assert hs[0, 0, 0] == pytest.approx(gate + (1 - gate) * math.tanh(1 + gate), abs=3e-3)


def test_new_cells_start_with_zero_biases_but_that_of_the_gate_that_keeps():
    rng = np.random.default_rng(0)
    gru, peephole, coupled = init_gru(rng, 3, 4, 2.5), init_peephole(rng, 3, 4, 2.5), init_coupled(rng, 3, 4, 2.5)
    for params, keeps in ((gru, "b_z"), (peephole, "b_f"), (coupled, "b_f")):
        for name, array in params._asdict().items():
            if name[0] in "bp":
                np.testing.assert_array_equal(array, np.full(4, 2.5 if name == keeps else 0.0), name)
    for U in (gru.U_r, gru.U_z, gru.U_g, peephole.U_i, coupled.U_f):
        np.testing.assert_allclose(U @ U.T, np.eye(4), atol=1e-14)
    assert len({U.tobytes() for U in (gru.U_r, gru.U_z, gru.U_g)}) == 3


def test_a_draw_has_the_numbers_of_parameters_that_the_chapter_counts():
    D, H = 3, 5
    layer = D * H + H * H + H
    sizes = {name: sum(array.size for array in draw_cell(np.random.default_rng(0), name, D, H)) for name in VARIANTS}
    assert sizes == {
        "gru": 3 * layer + H, "reset first": 3 * layer, "peephole": 4 * layer + 3 * H, "coupled": 3 * layer,
    }  # fmt: skip
