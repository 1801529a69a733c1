"""What the fused forward pass keeps can be read like the readable one's cache, and keeping nothing costs nothing."""

import tracemalloc

import numpy as np
import pytest

from lstm_tutorial import fused, lstm
from lstm_tutorial.models import forward, init_model
from lstm_tutorial.parameters import named_arrays

from .cells import Shape, draw_sequence, relative_error

S = draw_sequence("lstm", Shape(6, 3, 2, 5), 0)
READABLE = lstm.lstm_forward(S.xs, S.h_0, S.c_0, S.params)[2]


def fused_cache(s=S):
    return fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params)[2]


@pytest.mark.parametrize("name", lstm.LSTMStepCache._fields[:-1])
def test_every_quantity_over_time(name):
    got = fused_cache().over_time(name)
    np.testing.assert_allclose(got, READABLE.over_time(name), rtol=1e-12)
    got[:] = 7.0  # a copy: the cache does not mind
    assert not (fused_cache().over_time(name) == 7.0).any()


def test_steps_are_those_of_the_readable_cache():
    for got, wanted in zip(fused_cache().steps, READABLE.steps, strict=True):
        assert type(got) is lstm.LSTMStepCache
        assert got.params is S.params
        for one, other in zip(got[:-1], wanted[:-1], strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-12)


def test_the_readable_backward_takes_it():
    got, wanted = lstm.lstm_backward(S.dhs, fused_cache(), S.dcs), lstm.lstm_backward(S.dhs, READABLE, S.dcs)
    for (name, array), (_, other) in zip(named_arrays(got), named_arrays(wanted), strict=True):
        assert relative_error(array, other) < 1e-12, name


def test_the_fused_backward_does_not_take_the_readable_one():
    with pytest.raises(ValueError, match=r"cache is a LSTMCache; expected the FusedCache of fused.lstm_forward. Like"):
        fused.lstm_backward(S.dhs, READABLE)


def test_backward_twice_gives_the_same_twice():
    cache = fused_cache()
    first, second = fused.lstm_backward(S.dhs, cache, S.dcs), fused.lstm_backward(S.dhs, cache, S.dcs)
    for (_, array), (_, other) in zip(named_arrays(first), named_arrays(second), strict=True):
        np.testing.assert_array_equal(array, other)
        assert not np.shares_memory(array, other)


def test_what_the_caller_does_with_his_results_does_not_matter_to_the_way_back():
    hs, cs, cache = fused.lstm_forward(S.xs, S.h_0, S.c_0, S.params)
    wanted = fused.lstm_backward(S.dhs, cache)
    hs[:], cs[:] = 3.0, 3.0
    for (_, array), (_, other) in zip(
        named_arrays(fused.lstm_backward(S.dhs, cache)), named_arrays(wanted), strict=True
    ):
        np.testing.assert_array_equal(array, other)


def test_nothing_is_kept_where_nothing_is_asked_for():
    hs, cs, cache = fused.lstm_forward(S.xs, S.h_0, S.c_0, S.params, keep=False)
    assert cache is None
    wanted = fused.lstm_forward(S.xs, S.h_0, S.c_0, S.params)
    np.testing.assert_allclose(hs, wanted[0], rtol=1e-14)
    np.testing.assert_allclose(cs, wanted[1], rtol=1e-14)
    model = init_model(np.random.default_rng(0), "lstm", 4, 5, 3)
    tokens = np.random.default_rng(0).integers(4, size=(6, 2))
    logits, cache = forward(model, tokens, keep=False)
    assert cache is None
    np.testing.assert_allclose(logits, forward(model, tokens)[0], rtol=1e-14)


def peak_beyond_results(T, **keep):
    """The most memory in use during a forward pass, beside its results, in bytes."""
    s = draw_sequence("lstm", Shape(T, 4, 3, 32), 0)
    tracemalloc.start()
    try:
        hs, cs, cache = fused.lstm_forward(s.xs, s.h_0, s.c_0, s.params, **keep)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    del cache
    return peak - hs.nbytes - cs.nbytes


def test_without_keeping_the_memory_does_not_grow_with_the_steps():
    peak_beyond_results(4000, keep=False)  # whatever is needed once
    short, long = (peak_beyond_results(T, keep=False) for T in (1000, 4000))
    assert long < short + 10_000
    assert peak_beyond_results(4000) > 4000 * 4 * 32 * 8  # and with keeping it does
