"""Clipping, gradient descent and Adam by hand; torch's are compared in test_torch_optimizers.py."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm, global_norm, sgd_step
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.rnn import RNNParams

from .cells import draw_params, seeds


def flat(tree):
    return np.concatenate([array.ravel() for _, array in named_arrays(tree)])


def test_the_global_norm_is_that_of_all_arrays_together():
    assert global_norm({"a": np.array([[3.0], [0.0]]), "b": [np.array([4.0]), None, np.array([12.0])]}) == 13
    assert global_norm([]) == 0
    assert type(global_norm([np.ones(1, np.float32)])) is float


def test_the_norm_of_many_float32_numbers_is_summed_in_float64():
    assert global_norm([np.full(10**6, 0.1, np.float32)]) == pytest.approx(
        math.sqrt(10**6) * float(np.float32(0.1)), rel=1e-12
    )


def test_clipping_by_hand():
    grads = {"a": np.array([3.0]), "b": np.array([[4.0]])}
    clipped = clip_by_global_norm(grads, 2.5)
    np.testing.assert_allclose(flat(clipped), [1.5, 2], rtol=1e-15)


@given(seed=seeds, max_norm=st.floats(1e-6, 1e6))
def test_clipping_keeps_the_direction_and_never_exceeds_the_threshold(seed, max_norm):
    grads = draw_params(np.random.default_rng(seed), "lstm", 3, 2)
    clipped = clip_by_global_norm(grads, max_norm)
    assert global_norm(clipped) <= max_norm * (1 + 1e-14)
    cosine = flat(clipped) @ flat(grads) / (global_norm(clipped) * global_norm(grads))
    assert cosine == pytest.approx(1, abs=1e-13)
    assert type(clipped) is type(grads)


@given(seed=seeds)
def test_a_gradient_shorter_than_the_threshold_is_left_exactly_as_it_is(seed):
    grads = draw_params(np.random.default_rng(seed), "rnn", 3, 2)
    for max_norm in (global_norm(grads), 2 * global_norm(grads), math.inf):
        np.testing.assert_array_equal(flat(clip_by_global_norm(grads, max_norm)), flat(grads))


def test_a_gradient_of_zeros_stays_zeros():
    np.testing.assert_array_equal(clip_by_global_norm([np.zeros(3)], 1.0)[0], np.zeros(3))


def test_a_gradient_of_whole_numbers_is_not_rounded_to_nothing():
    np.testing.assert_allclose(clip_by_global_norm([np.array([3, 4])], 1.0)[0], [0.6, 0.8])


@pytest.mark.parametrize("max_norm", [0, -1, math.nan])
def test_a_threshold_that_is_not_above_zero_is_refused(max_norm):
    with pytest.raises(ValueError, match=rf"max_norm is {max_norm}; expected a number above 0"):
        clip_by_global_norm([np.ones(2)], max_norm)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_gradient_without_a_direction_is_refused(number):
    with pytest.raises(ValueError, match=r"clip_by_global_norm: the norm of the gradients is (nan|inf)"):
        clip_by_global_norm({"a": np.ones(2), "b": np.array([1.0, number])}, 1.0)


def test_gradient_descent_by_hand():
    params, grads = {"w": np.array([1.0, 2.0]), "none": None}, {"w": np.array([10.0, -10.0]), "none": None}
    new = sgd_step(params, grads, 0.1)
    np.testing.assert_allclose(new["w"], [0, 3])
    assert new["none"] is None


def test_adam_starts_with_nothing():
    params = draw_params(np.random.default_rng(0), "rnn", 3, 2)
    state = adam_init(params)
    assert state.step == 0
    assert isinstance(state.mean, RNNParams)
    assert not flat(state.mean).any()
    assert not flat(state.square).any()


@given(seed=seeds, size=st.sampled_from([1e-3, 1.0, 1e3]))
def test_adams_first_step_has_the_length_of_the_learning_rate_whatever_the_gradient(seed, size):
    rng = np.random.default_rng(seed)
    grads = map_arrays(lambda a: size * np.sign(a) * (0.5 + np.abs(a)), draw_params(rng, "rnn", 3, 2))
    params = map_arrays(np.zeros_like, grads)
    new, state = adam_step(params, grads, adam_init(params), learning_rate=0.01)
    np.testing.assert_allclose(flat(new), -0.01 * np.sign(flat(grads)), rtol=1e-4)
    assert state.step == 1


def test_two_adam_steps_by_hand():
    # m: 1/2, then 1/4 - 1 = -3/4; corrected 1, -1. v: 1/4, then 3/16 + 1 = 19/16; corrected 1, 19/7.
    settings = {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 0.25}
    params, state = adam_step([np.array([1.0])], [np.array([1.0])], adam_init([np.zeros(1)]), **settings)
    assert params[0] == pytest.approx(1 - 0.1 / 1.25)
    params, state = adam_step(params, [np.array([-2.0])], state, **settings)
    assert state.step == 2
    assert state.mean[0] == pytest.approx(-0.75)
    assert state.square[0] == pytest.approx(1.1875)
    assert params[0] == pytest.approx(1 - 0.08 + 0.1 / (math.sqrt(19 / 7) + 0.25))


def test_adams_defaults_are_the_papers():
    params, grads = [np.array([0.0])], [np.array([1e-8])]
    new, state = adam_step(params, grads, adam_init(params))
    assert state.mean[0] == pytest.approx(0.1 * 1e-8)
    assert state.square[0] == pytest.approx(0.001 * 1e-16)
    assert new[0] == pytest.approx(-1e-3 * 1e-8 / (1e-8 + 1e-8))


@pytest.mark.parametrize("step", ["sgd", "adam"])
def test_repeated_steps_find_the_bottom_of_a_bowl(step):
    params = {"w": np.array([3.0, -2.0])}
    state = adam_init(params)
    for _ in range(300):
        grads = {"w": 2 * (params["w"] - 1)}
        if step == "sgd":
            params = sgd_step(params, grads, 0.1)
        else:
            params, state = adam_step(params, grads, state, 0.1)
    np.testing.assert_allclose(params["w"], [1, 1], atol=1e-3)


def sgd(params, grads, rate=0.1):
    return sgd_step(params, grads, rate)


def adam(params, grads, rate=0.1):
    return adam_step(params, grads, adam_init(params), rate)


both_steps = pytest.mark.parametrize("step", [sgd, adam])


@both_steps
@pytest.mark.parametrize(("change", "words"), [
    (lambda g: g._replace(W=g.W.T), r"grads.W has shape \(2, 3\); .* params.W, \(3, 2\). .* transposed"),
    (lambda g: g._replace(b=np.ones((5, 2))), r"grads.b has shape \(5, 2\); .* a sum over the batch left out"),
    (lambda g: g._replace(b=np.ones(4)), r"grads.b has shape \(4,\); .* the gradients of another model"),
    (lambda g: g._replace(b=0.0), r"grads.b is a float; expected a NumPy array"),
    (lambda g: g._replace(b=None), r"grads.b is a NoneType; expected a NumPy array"),
    (lambda g: list(g), r"grads holds 0, 1, 2; expected W, U, b, as in params"),
    (lambda g: g.W, r"grads is a ndarray; expected W, U, b, as in params"),
    (lambda g: None, r"grads is a NoneType; expected W, U, b, as in params"),
], ids=["transposed", "per sequence", "another size", "float", "none", "list", "one array", "nothing"])  # fmt: skip
def test_gradients_that_do_not_fit_are_refused(step, change, words):
    params = draw_params(np.random.default_rng(0), "rnn", 3, 2)
    with pytest.raises(ValueError, match=rf"^{step.__name__}_step: {words}"):
        step(params, change(params))


@both_steps
def test_a_gradient_left_out_or_too_many_is_refused(step):
    w = np.ones(2)
    with pytest.raises(ValueError, match=r"grads holds w; expected w, b, as in params"):
        step({"w": w, "b": w}, {"w": w})
    with pytest.raises(ValueError, match=r"grads.0 holds 0, 1, 2; expected 0, 1, as in params.0"):
        step([[w, w]], [[w, w, w]])
    with pytest.raises(ValueError, match=r"grads.0 is a ndarray; expected None, as in params.0"):
        step([None], [w])


@both_steps
def test_gradients_of_another_container_fit_if_the_places_are_the_same(step):
    w, b = np.ones((3, 2)), np.ones(2)
    step({"w": w, "b": [b, None]}, {"b": (b, None), "w": w})


@both_steps
@pytest.mark.parametrize("rate", [np.float32(0.1), np.array(0.1), 0, -0.1], ids=str)
def test_a_number_of_any_kind_is_a_learning_rate(step, rate):
    step([np.ones(2)], [np.ones(2)], rate)


@both_steps
@pytest.mark.parametrize("rate", ["0.1", None, [np.ones(2)], np.ones(1)], ids=lambda rate: type(rate).__name__)
def test_what_is_no_number_is_no_learning_rate(step, rate):
    with pytest.raises(ValueError, match=rf"{step.__name__}_step: learning_rate is a .*; expected a number"):
        step([np.ones(2)], [np.ones(2)], rate)
