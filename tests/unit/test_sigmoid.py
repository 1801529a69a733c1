"""sigmoid: right to the last digits, and quiet, for every finite number."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lstm_tutorial.activations import sigmoid

finite = st.floats(allow_nan=False, allow_infinity=False)


def exact_sigmoid(z):
    """1 / (1 + e^-z) in exact fractions, e^z by its series: wrong by less than 1e-30 of itself."""
    z = Fraction(z)
    halvings = max(0, math.ceil(math.log2(abs(z)))) + 1 if z else 0
    small, term, total = abs(z) / 2**halvings, Fraction(1), Fraction(1)
    for k in range(1, 40):
        term = (term * small / k).limit_denominator(10**60)
        total += term
    for _ in range(halvings):
        total = (total * total).limit_denominator(10**60)
    return total / (1 + total) if z > 0 else 1 / (1 + total)


@pytest.mark.parametrize("z", [0, 1e-9, 0.1, 0.5, 1, math.log(3), 2, 5.5, 17.25, 36, 50])
@pytest.mark.parametrize("sign", [1, -1])
def test_it_is_right_to_fifteen_digits(z, sign):
    wanted = exact_sigmoid(sign * z)
    assert abs(Fraction(float(sigmoid(sign * z))) - wanted) <= Fraction(1e-15) * wanted


@example(z=-745.0)
@example(z=-700.0)
@given(z=st.floats(-700, 700))
def test_it_is_right_to_fifteen_digits_for_random_numbers(z):
    e = math.exp(-abs(z))  # right to half a unit in the last place, and never above 1
    wanted = (1 if z >= 0 else e) / (1 + e)
    assert float(sigmoid(z)) == pytest.approx(wanted, rel=1e-15, abs=1e-320)


@pytest.mark.parametrize("z", [1e4, 710.0, 745.2, 1e38, 1e308, np.finfo(float).max])
def test_large_numbers_give_one_and_zero_without_a_warning(z):
    # pyproject turns every warning into an error.
    np.testing.assert_array_equal(sigmoid(np.array([z, -z])), [1, math.exp(-z) if z < 745 else 0])


def test_float32_is_quiet_too():
    big = np.array([1e4, -1e4, 3e38, -3e38], np.float32)
    np.testing.assert_array_equal(sigmoid(big), np.array([1, 0, 1, 0], np.float32))


def test_small_results_are_not_rounded_to_zero():
    assert sigmoid(-700.0) == pytest.approx(math.exp(-700), rel=1e-15, abs=0)


@given(z=finite)
def test_it_lies_between_zero_and_one(z):
    assert 0 <= sigmoid(z) <= 1


@given(z=finite)
def test_shut_and_open_mirror_each_other(z):
    assert float(sigmoid(-z)) == pytest.approx(1 - float(sigmoid(z)), abs=3e-16)


@given(a=finite, b=finite)
def test_more_in_never_gives_less_out(a, b):
    low, high = min(a, b), max(a, b)
    assert sigmoid(low) <= sigmoid(high)


@given(start=st.floats(-40, 40))
def test_it_rises_between_neighbouring_numbers_up_to_rounding(start):
    z = start + np.arange(50) * 1e-9
    assert (np.diff(sigmoid(z)) >= -2e-16).all()


def test_it_is_a_half_at_zero():
    assert sigmoid(0.0) == 0.5
    assert sigmoid(-0.0) == 0.5


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 0), (1, 2, 3)])
def test_the_shape_is_kept(shape):
    assert np.shape(sigmoid(np.zeros(shape))) == shape


@pytest.mark.parametrize("dtype", [int, np.int8, np.uint8, np.uint64, np.int32, bool])
def test_whole_numbers_become_float64(dtype):
    given = np.array([0, 1, 1] if dtype is bool else [0, 1, 5], dtype)
    result = sigmoid(given)
    assert result.dtype == np.float64
    np.testing.assert_allclose(result, [1 / (1 + math.exp(-float(z))) for z in given], rtol=1e-15)


def test_the_smallest_int8_has_no_opposite_and_works_all_the_same():
    assert sigmoid(np.array([-128], np.int8))[0] == pytest.approx(math.exp(-128), rel=1e-14)


def test_lists_are_taken():
    np.testing.assert_array_equal(sigmoid([[0, 0.0]]), [[0.5, 0.5]])


def test_not_a_number_stays_not_a_number():
    assert np.isnan(sigmoid(np.array([np.nan, 0.0]))).tolist() == [True, False]
