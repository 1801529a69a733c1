"""The gradients of the variants, held to central differences: every input, state, weight, bias and peephole."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.variants import BidirectionalParams, draw_masks, peephole_backward, peephole_forward

from .cells import Shape, seeds, shapes
from .variant_cells import (
    KINDS,
    VARIANTS,
    count_states,
    draw_layers,
    draw_starts,
    sequence_arguments,
    stack_gradients,
    stack_loss,
    step_arguments,
    units,
)

few = settings(max_examples=6)


@pytest.mark.parametrize("name", VARIANTS)
@example(shape=Shape(1, 1, 2, 4), seed=0)
@given(shape=shapes(1, 1), seed=seeds)
@few
def test_every_gradient_of_a_step_agrees_with_central_differences(name, shape, seed):
    _, _, step, step_backward, _, _ = VARIANTS[name]
    inputs, back = step_arguments(np.random.default_rng(seed), name, shape.B, shape.D, shape.H)

    def loss(moved):
        *states, _ = step(**moved)
        return sum((state * dstate).sum() for state, dstate in zip(states, back.values(), strict=True))

    grads = step_backward(*back.values(), step(**inputs)[-1])
    report = check_gradients(loss, inputs, dict(zip(inputs, grads, strict=True)))
    assert report.passed, report


@pytest.mark.parametrize("name", VARIANTS)
@example(shape=Shape(3, 1, 2, 4), seed=0)
@example(shape=Shape(4, 3, 5, 2), seed=1)
@given(shape=shapes(), seed=seeds)
@few
def test_every_gradient_of_a_sequence_agrees_with_central_differences(name, shape, seed):
    *_, forward, backward = VARIANTS[name]
    inputs, back = sequence_arguments(np.random.default_rng(seed), name, *shape)

    def loss(moved):
        *states, _ = forward(**moved)
        return sum((state * dstate).sum() for state, dstate in zip(states, back.values(), strict=True))

    dhs, *dcs = back.values()
    grads = backward(dhs, forward(**inputs)[-1], *dcs)
    report = check_gradients(loss, inputs, dict(zip(inputs, grads, strict=True)))
    assert report.passed, report


@pytest.mark.parametrize("name", ["peephole", "coupled"])
def test_leaving_dcs_out_is_the_same_as_zeros(name):
    *_, forward, backward = VARIANTS[name]
    inputs, back = sequence_arguments(np.random.default_rng(0), name, 4, 2, 3, 5)
    cache = forward(**inputs)[-1]
    out, zeros = backward(back["dhs"], cache), backward(back["dhs"], cache, np.zeros_like(back["dcs"]))
    np.testing.assert_equal(out.params._asdict(), zeros.params._asdict())
    np.testing.assert_array_equal(out.dc_0, zeros.dc_0)


def test_the_gradient_goes_through_the_peepholes():
    """Cut at the peepholes, as in the paper, dc_0 of one step would be dc * f."""
    inputs, back = sequence_arguments(np.random.default_rng(0), "peephole", 1, 2, 3, 4)
    shut = inputs | {"params": inputs["params"]._replace(p_i=np.zeros(4), p_f=np.zeros(4))}
    through = [peephole_backward(back["dhs"], peephole_forward(**given)[-1]).dc_0 for given in (inputs, shut)]
    assert not np.allclose(*through)


def check_stack(rng, layers, T, B, D, **options):
    """Hold every gradient of a stack of layers to central differences."""
    inputs = {"xs": rng.normal(size=(T, B, D)), "starts": draw_starts(rng, layers, B), "params": layers}
    dstates = tuple(rng.normal(size=(T, B, units(layers[-1]))) for _ in range(count_states(layers[-1])))
    grads = stack_gradients(inputs["xs"], inputs["starts"], layers, dstates, **options)
    report = check_gradients(lambda moved: stack_loss(moved, dstates, **options), inputs, grads)
    assert report.passed, report


@pytest.mark.parametrize("kind", KINDS)
@given(B=st.integers(1, 2), seed=seeds)
@settings(max_examples=2)
def test_a_stack_of_two_layers(kind, B, seed):
    rng = np.random.default_rng(seed)
    check_stack(rng, draw_layers(rng, kind, 2, (3, 4)), 3, B, 2)


@pytest.mark.parametrize("kind", KINDS)
@given(B=st.integers(1, 2), seed=seeds)
@settings(max_examples=2)
def test_both_directions(kind, B, seed):
    rng = np.random.default_rng(seed)
    check_stack(rng, draw_layers(rng, kind, 2, (3,), bidirectional=True), 3, B, 2)


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
@example(lengths=[4, 1, 0], seed=0)
@given(lengths=st.lists(st.integers(0, 4), min_size=1, max_size=3), seed=seeds)
@settings(max_examples=2)
def test_sequences_of_unequal_length(kind, bidirectional, lengths, seed):
    rng = np.random.default_rng(seed)
    check_stack(rng, draw_layers(rng, kind, 2, (3,), bidirectional), 4, len(lengths), 2, lengths=np.array(lengths))


def test_everything_at_once():
    rng = np.random.default_rng(0)
    layers = draw_layers(rng, "lstm", 2, (3, 2), bidirectional=True)
    masks = draw_masks(rng, 4, 2, layers, 0.3)
    check_stack(rng, layers, 4, 2, 2, lengths=np.array([2, 4]), masks=masks)


def test_two_directions_of_different_sizes():
    rng = np.random.default_rng(0)
    (narrow,), (wide,) = draw_layers(rng, "gru", 2, (3,)), draw_layers(rng, "gru", 2, (4,))
    check_stack(rng, (BidirectionalParams(narrow, wide),), 3, 2, 2)
