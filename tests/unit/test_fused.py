"""The fused cells against the readable ones, in every shape, and against finite differences."""

import math
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_tutorial import fused, lstm, rnn
from lstm_tutorial.fused import memory, products
from lstm_tutorial.fused.backward import forget_traces
from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.parameters import map_arrays, named_arrays

from .cells import CELLS, Shape, draw_sequence, seeds
from .fused_cells import draw_tame, worst

TOLERANCE = {np.float64: 1e-12, np.float32: 1e-5}
MODULES = {"rnn": rnn, "lstm": lstm}

shapes = st.builds(
    Shape, st.integers(0, 9), st.integers(0, 5), st.integers(0, 4), st.integers(1, 40)
)


def run(module, cell, s):
    """Forward and backward: states and gradients by name."""
    if cell == "rnn":
        hs, cache = module.rnn_forward(s.xs, s.h_0, s.params)
        return {"hs": hs, "grads": module.rnn_backward(s.dhs, cache)}
    hs, cs, cache = module.lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    return {"hs": hs, "cs": cs, "grads": module.lstm_backward(s.dhs, cache, s.dcs)}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=60, deadline=None)
@given(shape=shapes, seed=seeds)
def test_states_and_gradients_are_the_readable_ones(cell, dtype, shape, seed):
    s = draw_tame(cell, shape, seed, dtype)
    got, wanted = run(fused, cell, s), run(MODULES[cell], cell, s)
    assert {array.dtype for _, array in named_arrays(got)} == {np.dtype(dtype)}
    error, name = worst(got, wanted)
    assert error < TOLERANCE[dtype], name


@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=40, deadline=None)
@given(
    shape=st.builds(Shape, st.integers(1, 40), st.integers(1, 33), st.integers(1, 40), st.sampled_from([16, 48, 64])),
    seed=seeds, small=st.sampled_from([1, 1000, 20_000]), block=st.sampled_from([1, 2000]),
)  # fmt: skip
def test_so_they_are_in_small_pieces_and_many_blocks(cell, shape, seed, small, block):
    s = draw_tame(cell, shape, seed)
    with patch.multiple(products, SMALL=small, LEAST_ROWS=1, BLOCK=block):
        got = run(fused, cell, s)
    error, name = worst(got, run(MODULES[cell], cell, s))
    assert error < 1e-12, name


@pytest.mark.parametrize("shape", [Shape(60, 20, 3, 128), Shape(3, 64, 70, 256), Shape(9, 300, 2, 33)], ids=str)
@pytest.mark.parametrize("small", [1_000_000, math.inf], ids=["with AVX-512", "without"])
def test_so_they_are_in_sizes_that_are_cut(shape, small):
    s = draw_tame("lstm", shape, 0)
    with patch.object(products, "SMALL", small):
        got = run(fused, "lstm", s)
    assert worst(got, run(lstm, "lstm", s))[0] < 1e-12


@pytest.mark.parametrize(("small", "pieces"), [(1_000_000, (20, 64)), (math.inf, (20, 256))])
def test_products_are_cut_only_where_small_ones_are_not_copied(small, pieces):
    with patch.object(products, "SMALL", small):
        assert products.cut(20, 512, 256) == pieces


@pytest.mark.parametrize(
    ("product", "piece"),
    [
        ((64, 769, 512), (16, 64)),  # no more than a million multiplications a piece
        ((20, 131, 128), (20, 64)),  # a small one, too, is faster with 64 columns at a time
        ((32, 102, 100), (32, 100)),  # small, and no multiple of 64: as it is
        ((300, 769, 100), (25, 50)),  # large, and no multiple of 64
        ((31, 4096, 512), (31, 512)),  # divides badly: as it is
    ],
)
def test_pieces_are_as_large_as_the_kernels_without_a_copy_take_them(product, piece):
    with patch.object(products, "SMALL", 1_000_000):
        assert products.cut(*product) == piece


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(1,), (3, 5, 7), (1000, 1000)])
def test_memory_begins_with_a_line_of_the_cache(shape, dtype):
    for array in (memory.scratch("a test's", shape, np.dtype(dtype)), memory.lend(shape, np.dtype(dtype))):
        assert array.shape == shape
        assert array.ctypes.data % memory.LINE == 0


@pytest.mark.parametrize(
    ("current", "expected"),
    [("AVX512_SKX", True), ("X86_V4", True), ("X86_V3", False), ("FMA3__AVX2", False), ("NEON_VFPV4", False)],
)
def test_avx512_is_told_by_numpys_tanh(current, expected):
    with patch.object(np.lib.introspect, "opt_func_info", return_value={"tanh": {"ff": {"current": current}}}):
        assert products.has_avx512() is expected


def test_where_numpy_says_nothing_of_its_loops_nothing_is_cut():
    with patch.object(np.lib.introspect, "opt_func_info", return_value={}):
        assert products.has_avx512() is False


@pytest.mark.parametrize("shape", [Shape(4, 2, 3, 5), Shape(3, 1, 2, 4), Shape(5, 3, 4, 2)], ids=str)
def test_gradients_against_finite_differences(shape):
    s = draw_sequence("lstm", shape, 1)
    arrays = {"xs": s.xs, "h_0": s.h_0, "c_0": s.c_0, "params": s.params}

    def loss(moved):
        hs, cs, _ = fused.lstm_forward(**moved, keep=False)
        return (hs * s.dhs).sum() + (cs * s.dcs).sum()

    grads = fused.lstm_backward(s.dhs, fused.lstm_forward(**arrays)[2], s.dcs)
    derived = {"xs": grads.dxs, "h_0": grads.dh_0, "c_0": grads.dc_0, "params": grads.params}
    assert check_gradients(loss, arrays, derived, tolerance=1e-7).passed


@pytest.mark.parametrize("size", [30.0, 1e3, 1e30])
def test_shut_and_wide_open_gates(size):
    s = draw_sequence("lstm", Shape(6, 3, 2, 4), 0)
    s = s._replace(params=map_arrays(lambda array: size * array, s.params))
    got, wanted = run(fused, "lstm", s), run(lstm, "lstm", s)
    for (name, array), (_, other) in zip(named_arrays(got), named_arrays(wanted), strict=True):
        np.testing.assert_allclose(array, other, rtol=1e-9, atol=1e-12 * max(1, np.abs(other).max()), err_msg=name)


@pytest.mark.parametrize("cell", CELLS)
def test_gradients_that_vanish_end_in_zeros_and_change_nothing_else(cell):
    s = draw_tame(cell, Shape(2000, 2, 3, 8), 0, np.float32)
    for gradients in (s.dhs, s.dcs):
        if gradients is not None:
            gradients[:-1] = 0  # as of a prediction after the last step
    got, wanted = run(fused, cell, s), run(MODULES[cell], cell, s)
    assert worst(got, wanted)[0] < 1e-5
    assert (got["grads"].dxs[0] == 0).all()
    assert (got["grads"].dxs[-20:] != 0).all()


def test_only_traces_are_forgotten():
    gradients = np.array([0.0, 1e-38, -1e-26, 1e-23, -1e-20, 1.0, np.nan], np.float32)
    forgotten = gradients.copy()
    forget_traces(forgotten)
    np.testing.assert_array_equal(forgotten, [0, 0, 0, *gradients[3:]])


def test_nothing_is_forgotten_where_the_range_is_short():
    gradients = np.array([1e-7, 1e-3, 1.0, 50.0], np.float16)
    forgotten = gradients.copy()
    forget_traces(forgotten)
    np.testing.assert_array_equal(forgotten, gradients)


def test_without_dcs():
    s = draw_sequence("lstm", Shape(5, 2, 3, 4), 0)._replace(dcs=None)
    assert worst(run(fused, "lstm", s), run(lstm, "lstm", s))[0] < 1e-12


@pytest.mark.parametrize("odd", ["whole numbers", "float16", "mixed", "strided", "a batch that does not divide"])
def test_arrays_that_are_not_what_one_expects(odd):
    s = draw_sequence("lstm", Shape(6, 4, 3, 5), 0)
    tolerance = 1e-12
    if odd == "whole numbers":
        s = s._replace(xs=np.arange(72).reshape(6, 4, 3) % 5, params=LSTMParams(*(p.astype(int) for p in s.params)))
    elif odd == "float16":
        s, tolerance = map_arrays(lambda array: array.astype(np.float16), s), 0.02
    elif odd == "mixed":
        s, tolerance = s._replace(xs=s.xs.astype(np.float32), dhs=s.dhs.astype(np.float32)), 1e-6
    elif odd == "strided":
        s = map_arrays(lambda array: np.asfortranarray(np.repeat(array, 2, axis=-1))[..., ::2], s)
    else:
        s = draw_tame("lstm", Shape(3, 67, 5, 131), 0)
    got, wanted = run(fused, "lstm", s), run(lstm, "lstm", s)
    assert [a.dtype for _, a in named_arrays(got)] == [a.dtype for _, a in named_arrays(wanted)]
    assert worst(got, wanted)[0] < tolerance
