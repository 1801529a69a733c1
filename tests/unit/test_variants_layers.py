"""Padding, both directions, stacks and dropout: what each may change, and what it must not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_tutorial.lstm import lstm_backward, lstm_forward
from lstm_tutorial.variants import (
    BidirectionalParams,
    bidirectional_forward,
    draw_mask,
    draw_masks,
    padded_backward,
    padded_forward,
    reverse,
    stacked_backward,
    stacked_forward,
    true_steps,
)
from lstm_tutorial.variants.cells import cell_forward

from .cells import relative_error, seeds
from .variant_cells import KINDS, count_states, draw_cell, draw_layers, draw_starts, units

every_kind = pytest.mark.parametrize("kind", KINDS)
lengths_of_three = st.lists(st.integers(0, 5), min_size=3, max_size=3).map(np.array)


def draw(kind, seed, T=5, B=3, D=2, H=4, bidirectional=False):
    """xs, starts, params and dstates of one layer."""
    rng = np.random.default_rng(seed)
    (params,) = draw_layers(rng, kind, D, (H,), bidirectional)
    (starts,) = draw_starts(rng, (params,), B)
    dstates = tuple(rng.normal(size=(T, B, units(params))) for _ in range(count_states(params)))
    return rng.normal(size=(T, B, D)), starts, params, dstates


def test_which_steps_are_true():
    true = true_steps(np.array([2, 0, 3]), 3)
    np.testing.assert_array_equal(true.T, [[1, 1, 0], [0, 0, 0], [1, 1, 1]])


@every_kind
@given(lengths=lengths_of_three, seed=seeds)
@settings(max_examples=5)
def test_each_sequence_gets_what_it_gets_alone(kind, lengths, seed):
    xs, starts, params, _ = draw(kind, seed)
    states, _ = padded_forward(xs, starts, params, lengths)
    for b, length in enumerate(lengths):
        alone, _ = cell_forward(xs[:length, b : b + 1], [start[b : b + 1] for start in starts], params)
        for state, own, start in zip(states, alone, starts, strict=True):
            assert relative_error(state[:length, b], own[:, 0]) <= 1e-13
            held = own[-1, 0] if length else start[b]
            assert relative_error(state[length:, b], np.broadcast_to(held, state[length:, b].shape)) <= 1e-13


@pytest.mark.parametrize("bidirectional", [False, True])
@every_kind
def test_what_stands_in_the_padding_does_not_matter_in_the_last_bit(kind, bidirectional):
    xs, starts, layer, dstates = draw(kind, 0, bidirectional=bidirectional)
    lengths = np.array([5, 2, 0])
    results = []
    for padding in (0.0, 1e300):
        padded = np.where(true_steps(lengths, 5)[..., None], xs, padding)
        states, cache = stacked_forward(padded, [starts], [layer], lengths)
        results.append((states, stacked_backward(dstates, cache)))
    for one, two in zip(*results, strict=True):
        np.testing.assert_equal(one, two)


@pytest.mark.parametrize("bidirectional", [False, True])
@every_kind
def test_no_gradient_reaches_the_padding(kind, bidirectional):
    xs, starts, layer, dstates = draw(kind, 0, bidirectional=bidirectional)
    lengths = np.array([5, 2, 0])
    grads = stacked_backward(dstates, stacked_forward(xs, [starts], [layer], lengths)[1])
    true = true_steps(lengths, 5)
    np.testing.assert_array_equal(grads.dxs[~true], 0)
    assert (grads.dxs[true] != 0).all()


def test_a_sequence_of_length_0_hands_the_gradient_to_its_start():
    xs, starts, params, (dhs, dcs) = draw("lstm", 0)
    _, cache = padded_forward(xs, starts, params, np.array([5, 0, 5]))
    grads = padded_backward((dhs, dcs), cache)
    np.testing.assert_allclose(grads.dstarts[0][1], dhs[:, 1].sum(axis=0))
    np.testing.assert_allclose(grads.dstarts[1][1], dcs[:, 1].sum(axis=0))


def test_full_lengths_change_nothing():
    xs, starts, params, (dhs, dcs) = draw("lstm", 0)
    (hs, cs), cache = padded_forward(xs, starts, params, np.full(3, 5))
    wanted_hs, wanted_cs, wanted_cache = lstm_forward(xs, *starts, params)
    np.testing.assert_array_equal(hs, wanted_hs)
    np.testing.assert_array_equal(cs, wanted_cs)
    grads, wanted = padded_backward((dhs, dcs), cache), lstm_backward(dhs, wanted_cache, dcs)
    np.testing.assert_equal(grads.params, wanted.params)
    np.testing.assert_array_equal(grads.dstarts[1], wanted.dc_0)


@given(lengths=lengths_of_three, seed=seeds)
def test_turning_round_twice_is_as_it_was(lengths, seed):
    xs = np.random.default_rng(seed).normal(size=(5, 3, 2))
    turned = reverse(xs, lengths)
    np.testing.assert_array_equal(reverse(turned, lengths), xs)
    for b, length in enumerate(lengths):
        np.testing.assert_array_equal(turned[:length, b], xs[:length, b][::-1])
        np.testing.assert_array_equal(turned[length:, b], xs[length:, b])


@every_kind
def test_both_directions_are_two_cells(kind):
    xs, starts, params, _ = draw(kind, 0, bidirectional=True)
    states, cache = bidirectional_forward(xs, starts, params)
    forwards, _ = cell_forward(xs, [start[:, :4] for start in starts], params.forwards)
    backwards, _ = cell_forward(xs[::-1], [start[:, 4:] for start in starts], params.backwards)
    for state, final, one, two in zip(states, cache.finals, forwards, backwards, strict=True):
        np.testing.assert_array_equal(state, np.concatenate([one, two[::-1]], axis=-1))
        np.testing.assert_array_equal(final, np.concatenate([one[-1], two[-1]], axis=-1))
        assert not np.allclose(final, state[-1])


def test_the_finals_of_unequal_lengths_are_those_of_each_sequence():
    xs, starts, params, _ = draw("gru", 0, bidirectional=True)
    _, cache = bidirectional_forward(xs, starts, params, np.array([5, 2, 0]))
    for b, length in enumerate([5, 2]):
        _, alone = bidirectional_forward(xs[:length, b : b + 1], [starts[0][b : b + 1]], params)
        assert relative_error(cache.finals[0][b], alone.finals[0][0]) <= 1e-14
    np.testing.assert_array_equal(cache.finals[0][2], starts[0][2])


def test_only_the_backward_half_knows_the_future():
    xs, _, params, _ = draw("lstm", 0, bidirectional=True)
    (before, _), _ = bidirectional_forward(xs, None, params)
    xs[-1] += 1
    (after, _), _ = bidirectional_forward(xs, None, params)
    np.testing.assert_array_equal(after[:-1, :, :4], before[:-1, :, :4])
    assert (np.abs(after[:-1, :, 4:] - before[:-1, :, 4:]).max(axis=(1, 2)) > 0).all()


@every_kind
def test_a_stack_of_one_is_the_cell(kind):
    xs, starts, params, _ = draw(kind, 0)
    states, _ = stacked_forward(xs, [starts], [params])
    np.testing.assert_equal(states, cell_forward(xs, starts, params)[0])


def test_cells_of_different_kinds_and_sizes_may_be_stacked():
    rng = np.random.default_rng(0)
    layers = [
        draw_cell(rng, "rnn", 2, 3),
        BidirectionalParams(draw_cell(rng, "gru", 3, 4), draw_cell(rng, "gru", 3, 2)),
        draw_cell(rng, "lstm", 6, 5),
    ]
    (hs, cs), cache = stacked_forward(rng.normal(size=(4, 2, 2)), None, layers)
    assert hs.shape == cs.shape == (4, 2, 5)
    assert [len(states) for states in cache.states] == [1, 1, 2]
    grads = stacked_backward((hs,), cache)
    assert [type(p) for p in grads.params] == [type(p) for p in layers]


def test_zeros_are_the_start_where_none_is_given():
    xs, starts, params, _ = draw("peephole", 0)
    zeros = tuple(np.zeros_like(start) for start in starts)
    for run in (
        lambda given: cell_forward(xs, given, params)[0],
        lambda given: padded_forward(xs, given, params, np.array([1, 2, 5]))[0],
        lambda given: stacked_forward(xs, given and [given], [params])[0],
    ):
        np.testing.assert_equal(run(None), run(zeros))


def test_a_mask_keeps_the_mean_and_leaves_out_its_share():
    mask = draw_mask(np.random.default_rng(0), (100, 100), 0.3)
    assert set(np.unique(mask)) == {0.0, 1 / 0.7}
    assert (mask == 0).mean() == pytest.approx(0.3, abs=0.02)
    assert mask.mean() == pytest.approx(1, abs=0.02)
    assert draw_mask(np.random.default_rng(0), (2, 3), 0.3, np.float32).dtype == np.float32


def test_a_mask_of_rate_0_changes_nothing():
    layers = draw_layers(np.random.default_rng(0), "gru", 2, (3, 4, 5))
    xs = np.random.default_rng(1).normal(size=(5, 2, 2))
    masks = draw_masks(np.random.default_rng(2), 5, 2, layers, 0)
    assert [mask.shape for mask in masks] == [(5, 2, 3), (5, 2, 4)]
    np.testing.assert_equal(stacked_forward(xs, None, layers, masks=masks)[0], stacked_forward(xs, None, layers)[0])


def test_dropout_never_touches_the_way_from_step_to_step():
    """What is left out on its way up at step 0 is there for the lower layer's own step 1."""
    layers = draw_layers(np.random.default_rng(0), "lstm", 2, (3, 3))
    xs = np.random.default_rng(1).normal(size=(5, 2, 2))
    mask = np.ones((5, 2, 3))
    mask[0] = 0
    _, without = stacked_forward(xs, None, layers)
    _, dropped = stacked_forward(xs, None, layers, masks=[mask])
    np.testing.assert_equal(dropped.states[0], without.states[0])
    assert not np.allclose(dropped.states[1][0][0], without.states[1][0][0])


def test_what_is_left_out_gets_no_gradient():
    layers = draw_layers(np.random.default_rng(0), "rnn", 2, (1, 3))
    xs = np.random.default_rng(1).normal(size=(1, 2, 2))
    (hs,), cache = stacked_forward(xs, None, layers, masks=[np.array([[[0.0], [2.0]]])])
    grads = stacked_backward((hs,), cache)
    np.testing.assert_array_equal(grads.dxs[:, 0], 0)
    assert (grads.dxs[:, 1] != 0).all()
