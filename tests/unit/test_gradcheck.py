"""A check is code too: central differences must accept what is right and name what is wrong."""

import numpy as np
import pytest

from lstm_tutorial.gradcheck import check_gradients, numerical_gradient
from lstm_tutorial.parameters import map_arrays, named_arrays

from .cells import CELLS, Shape, draw_sequence, frozen, gradients, loss


def inputs_of(s):
    """What a gradient is wanted for."""
    names = ("xs", "h_0", "params") if s.c_0 is None else ("xs", "h_0", "c_0", "params")
    return {name: getattr(s, name) for name in names}


def case(cell):
    s = draw_sequence(cell, Shape(3, 2, 2, 3), 4)
    return (lambda moved: loss(s._replace(**moved))), inputs_of(s), gradients(s)


def damage(grads, name, index, amount):
    """The gradients, with one element of one array off by `amount`."""
    names = iter([n for n, _ in named_arrays(grads)])

    def change(array):
        array = array.copy()
        if next(names) == name:
            array[index] += amount
        return array

    return map_arrays(change, grads)


NAMES = [(cell, name) for cell in CELLS for name, _ in named_arrays(case(cell)[1])]


@pytest.mark.parametrize(("cell", "name"), NAMES)
def test_one_wrong_element_is_named_whichever_array_it_is_in(cell, name):
    loss_of, inputs, grads = case(cell)
    shape = dict(named_arrays(grads))[name].shape
    index = tuple(size - 1 for size in shape)
    report = check_gradients(loss_of, inputs, damage(grads, name, index, 1e-3))
    assert not report.passed
    assert report.worst_name == name
    assert report.worst_index == index
    assert report.analytic - report.numerical == pytest.approx(1e-3, rel=1e-3)
    assert [n for n, error in report.errors.items() if error > report.tolerance] == [name]
    text = str(report)
    assert f"worst at {name}[{', '.join(map(str, index))}]" in text
    assert f"wrong: {name}\n" in text


@pytest.mark.parametrize("cell", CELLS)
def test_the_worse_of_two_wrong_arrays_comes_first(cell):
    loss_of, inputs, grads = case(cell)
    grads = damage(damage(grads, "xs", (0, 0, 0), 1e-3), "h_0", (1, 2), 1.0)
    report = check_gradients(loss_of, inputs, grads)
    assert (report.worst_name, report.worst_index) == ("h_0", (1, 2))
    assert report.errors["xs"] > report.tolerance
    assert report.worst_error == report.errors["h_0"]


@pytest.mark.parametrize("cell", CELLS)
def test_right_gradients_pass_and_every_array_is_measured(cell):
    loss_of, inputs, grads = case(cell)
    report = check_gradients(loss_of, inputs, grads)
    assert report.passed
    assert report.worst_error <= 1e-7
    assert list(report.errors) == [name for name, _ in named_arrays(inputs)]
    assert str(report) == "Gradients agree: worst relative error <= 1e-07"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", ["a", "b", "c"])
def test_a_gradient_that_is_not_finite_fails_wherever_it_stands(bad, where):
    arrays = {name: np.ones(2) for name in "abc"}
    grads = {name: np.ones(2) for name in "abc"}
    grads[where] = np.array([1.0, bad])
    report = check_gradients(lambda tree: sum(array.sum() for array in tree.values()), arrays, grads)
    assert not report.passed
    assert (report.worst_name, report.worst_index) == (where, (1,))
    assert f"wrong: {where}\n" in str(report)


def test_a_loss_that_is_not_a_number_fails():
    report = check_gradients(lambda a: np.nan, np.ones(2), np.zeros(2))
    assert not report.passed


@pytest.mark.parametrize("factor", [0.999, -1.0, 2.0, 0.0])
def test_a_gradient_of_the_wrong_size_or_sign_fails(factor):
    a = np.array([1.0, 2.0])
    assert not check_gradients(lambda a: (a**2).sum(), a, factor * 2 * a).passed


def test_the_tolerance_decides():
    a = np.array([1.0, 2.0])
    derived = 2 * a * (1 + 1e-4)
    assert not check_gradients(lambda a: (a**2).sum(), a, derived).passed
    report = check_gradients(lambda a: (a**2).sum(), a, derived, tolerance=1e-3)
    assert report.passed
    assert report.worst_error == pytest.approx(5e-5, rel=1e-3)  # |1e-4 g| / (|g| + |g|)


def test_where_nothing_moves_the_loss_a_zero_gradient_passes_and_another_fails():
    assert check_gradients(lambda a: 3.0, np.ones(2), np.zeros(2)).passed
    report = check_gradients(lambda a: 3.0, np.ones(2), np.array([0.0, 1e-3]))
    assert not report.passed
    assert report.worst_index == (1,)


def test_numerical_gradient_of_a_cube():
    measured = numerical_gradient(lambda a: (a**3).sum(), np.array([[1.0, -2.0], [0.5, 3.0]]))
    np.testing.assert_allclose(measured, [[3, 12], [0.75, 27]], rtol=1e-9)


def test_the_error_of_a_central_difference_is_the_square_of_the_step():
    for step in (1e-1, 1e-2):  # (a + s)³ - (a - s)³ = 6 a² s + 2 s³
        measured = numerical_gradient(lambda a: (a**3).sum(), np.array([1.0]), step)
        assert measured[0] - 3 == pytest.approx(step**2)


def test_a_single_number_has_a_gradient_too():
    assert numerical_gradient(lambda a: float(a) ** 2, np.array(3.0)) == pytest.approx(6)
    assert check_gradients(lambda a: float(a) ** 2, np.array(3.0), np.array(6.0)).passed


def test_an_empty_array_passes_beside_others():
    report = check_gradients(lambda t: t["a"].sum(), {"a": np.ones(2), "e": np.ones((0, 3))},
                             {"a": np.ones(2), "e": np.ones((0, 3))})  # fmt: skip
    assert report.passed
    assert report.errors["e"] == 0
    alone = check_gradients(lambda e: 0.0, np.ones((0, 3)), np.ones((0, 3)))
    assert (alone.passed, alone.worst_index, alone.analytic, alone.numerical) == (True, (), 0, 0)


def test_nothing_is_written_to():
    a = np.array([1.0, 2.0])
    a.flags.writeable = False
    np.testing.assert_allclose(numerical_gradient(lambda a: (a**2).sum(), a), [2, 4])
    loss_of, inputs, grads = case("lstm")
    assert check_gradients(loss_of, frozen(inputs), frozen(grads)).passed


@pytest.mark.parametrize("dtype", [np.float32, np.float16, np.int64, bool, object])
def test_only_float64_can_be_measured(dtype):
    with pytest.raises(ValueError, match=rf"dtype {np.dtype(dtype)}; expected float64"):
        numerical_gradient(lambda a: a.sum(), np.ones(2, dtype))
    with pytest.raises(ValueError, match="expected float64"):
        check_gradients(lambda t: t["a"].sum(), {"a": np.ones(2, dtype)}, {"a": np.ones(2)})


def test_a_missing_gradient_is_named():
    with pytest.raises(ValueError, match=r"grads has no b; .* It has: a"):
        check_gradients(lambda t: 0.0, {"a": np.ones(1), "b": np.ones(1)}, {"a": np.zeros(1)})


def test_a_gradient_of_another_shape_is_named():
    with pytest.raises(ValueError, match=r"gradient of a has shape \(3, 2\); expected \(2, 3\)"):
        check_gradients(lambda t: 0.0, {"a": np.ones((2, 3))}, {"a": np.ones((3, 2))})


@pytest.mark.parametrize("nothing", [{}, [], None, (None, {})])
def test_nothing_to_check_is_no_success(nothing):
    with pytest.raises(ValueError, match="at least one array"):
        check_gradients(lambda t: 0.0, nothing, nothing)


@pytest.mark.parametrize("tree", [
    {"array": np.ones(2)},
    {"cell.W": np.ones(2), "cell": {"U": np.ones(3)}},
    [np.ones(2), (np.ones(1), {"x": np.ones(2)}), None],
    {0: np.ones(1), 1: [np.ones(2)]},
], ids=["a name like its own", "a dot in a key", "nested lists", "numbers as keys"])  # fmt: skip
def test_arrays_may_be_named_and_nested_as_you_like(tree):
    def squares(moved):
        assert type(moved) is type(tree)
        return sum((array**2).sum() for _, array in named_arrays(moved))

    right = map_arrays(lambda array: 2 * array, tree)
    assert check_gradients(squares, tree, right).passed
    for name, array in named_arrays(tree):
        wrong = damage(right, name, (array.size - 1,), 1e-3)
        assert check_gradients(squares, tree, wrong).worst_name == name
