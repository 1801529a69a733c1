"""A sequence may be cut in time and a batch in two: the results are the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .cells import CELLS, backward, draw_sequence, forward, gradients, relative_error, seeds, shapes


def at_times(s, part):
    """The Sequence's time steps in `part`."""
    return s._replace(xs=s.xs[part], dhs=s.dhs[part], dcs=None if s.dcs is None else s.dcs[part])


def of_batch(s, rows):
    """The Sequence's sequences in `rows`."""
    picked = {name: array[:, rows] for name, array in s._asdict().items()
              if name in ("xs", "dhs", "dcs") and array is not None}  # fmt: skip
    picked |= {name: array[rows] for name, array in s._asdict().items()
               if name in ("h_0", "c_0") and array is not None}  # fmt: skip
    return s._replace(**picked)


def carried_on(s, states, t):
    """The Sequence, started from the states after step t."""
    return s._replace(h_0=states["hs"][t], c_0=None if s.c_0 is None else states["cs"][t])


def summed(first, second):
    return [a + b for a, b in zip(first, second, strict=True)]


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(1, 6), seed=seeds, data=st.data())
def test_carrying_the_states_over_a_cut_in_time_gives_the_same_states(cell, shape, seed, data):
    s = draw_sequence(cell, shape, seed)
    cut = data.draw(st.integers(1, shape.T), "cut")
    whole, _ = forward(s)
    first, _ = forward(at_times(s, slice(cut)))
    second, _ = forward(carried_on(at_times(s, slice(cut, None)), first, -1))
    for name in whole:
        np.testing.assert_array_equal(np.concatenate([first[name], second[name]]), whole[name])


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(2, 6), seed=seeds, data=st.data())
def test_handing_the_gradients_back_over_a_cut_in_time_gives_the_same_gradients(cell, shape, seed, data):
    s = draw_sequence(cell, shape, seed)
    cut = data.draw(st.integers(1, shape.T - 1), "cut")
    whole = gradients(s)
    states, cache = forward(at_times(s, slice(cut)))
    late = gradients(carried_on(at_times(s, slice(cut, None)), states, -1))
    early_half = at_times(s, slice(cut))
    early_half.dhs[-1] += late["h_0"]
    if s.dcs is not None:
        early_half.dcs[-1] += late["c_0"]
    early = backward(early_half, cache)
    assert relative_error(np.concatenate([early["xs"], late["xs"]]), whole["xs"]) <= 1e-12
    for name in ("h_0", "c_0"):
        if name in whole:
            assert relative_error(early[name], whole[name]) <= 1e-12
    for got, wanted in zip(summed(early["params"], late["params"]), whole["params"], strict=True):
        assert relative_error(got, wanted) <= 1e-12


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(1, 5, 2, 5), seed=seeds, data=st.data())
def test_two_parts_of_a_batch_run_on_their_own_give_what_the_batch_gives(cell, shape, seed, data):
    s = draw_sequence(cell, shape, seed)
    cut = data.draw(st.integers(0, shape.B), "cut")
    parts = [of_batch(s, slice(cut)), of_batch(s, slice(cut, None))]
    whole, _ = forward(s)
    halves = [forward(part)[0] for part in parts]
    for name in whole:
        assert relative_error(np.concatenate([h[name] for h in halves], axis=1), whole[name]) <= 1e-13
    whole, halves = gradients(s), [gradients(part) for part in parts]
    assert relative_error(np.concatenate([h["xs"] for h in halves], axis=1), whole["xs"]) <= 1e-12
    for name in whole.keys() & {"h_0", "c_0"}:
        assert relative_error(np.concatenate([h[name] for h in halves]), whole[name]) <= 1e-12
    for got, wanted in zip(summed(halves[0]["params"], halves[1]["params"]), whole["params"], strict=True):
        assert relative_error(got, wanted) <= 1e-12


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(1, 5, 2, 5), seed=seeds, data=st.data())
def test_the_order_of_the_batch_orders_the_results_and_nothing_else(cell, shape, seed, data):
    s = draw_sequence(cell, shape, seed)
    order = data.draw(st.permutations(range(shape.B)), "order")
    shuffled = of_batch(s, order)
    states, shuffled_states = forward(s)[0], forward(shuffled)[0]
    for name in states:
        assert relative_error(shuffled_states[name], states[name][:, order]) <= 1e-13
    grads, shuffled_grads = gradients(s), gradients(shuffled)
    assert relative_error(shuffled_grads["xs"], grads["xs"][:, order]) <= 1e-12
    assert relative_error(shuffled_grads["h_0"], grads["h_0"][order]) <= 1e-12
    for got, wanted in zip(shuffled_grads["params"], grads["params"], strict=True):
        assert relative_error(got, wanted) <= 1e-12


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(2, 5, 2, 4), seed=seeds)
def test_one_sequence_of_a_batch_never_reaches_another(cell, shape, seed):
    s = draw_sequence(cell, shape, seed)
    before, _ = forward(s)
    s.xs[:, 0] += 1
    after, _ = forward(s)
    assert relative_error(after["hs"][:, 1:], before["hs"][:, 1:]) <= 1e-13
    assert not np.allclose(after["hs"][:, 0], before["hs"][:, 0])


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(2, 5), seed=seeds)
def test_the_future_never_reaches_the_past(cell, shape, seed):
    s = draw_sequence(cell, shape, seed)
    before, _ = forward(s)
    s.xs[-1] += 1
    after, _ = forward(s)
    np.testing.assert_array_equal(after["hs"][:-1], before["hs"][:-1])
    assert not np.allclose(after["hs"][-1], before["hs"][-1])


@pytest.mark.parametrize("cell", CELLS)
@given(shape=shapes(1, 5), seed=seeds)
def test_scaling_the_gradient_that_comes_in_scales_every_gradient_that_goes_out(cell, shape, seed):
    s = draw_sequence(cell, shape, seed)
    once = gradients(s)
    twice = gradients(s._replace(dhs=2 * s.dhs, dcs=None if s.dcs is None else 2 * s.dcs))
    for name in ("xs", "h_0"):
        assert relative_error(twice[name], 2 * once[name]) <= 1e-13
    for got, wanted in zip(twice["params"], once["params"], strict=True):
        assert relative_error(got, 2 * wanted) <= 1e-13
