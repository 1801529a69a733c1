"""Trees of arrays: walking them and mapping over them."""

from typing import NamedTuple

import numpy as np
import pytest

from lstm_tutorial.parameters import count_parameters, map_arrays, named_arrays


class Pair(NamedTuple):
    first: object
    second: object


A, B, C, D = (np.full(k + 1, float(k)) for k in range(4))
TREES = {
    "one array": (A, ["array"]),
    "nothing": (None, []),
    "no arrays": ([], []),
    "a dict": ({"b": B, "a": A}, ["b", "a"]),
    "a tuple": ((A, None, C), ["0", "2"]),
    "a list of dicts": ([{"x": A}, {"x": B}], ["0.x", "1.x"]),
    "a named tuple": (Pair(A, B), ["first", "second"]),
    "named tuples in one another": (Pair(Pair(A, None), {"deep": [B, (C, D)]}),
                                    ["first.first", "second.deep.0", "second.deep.1.0", "second.deep.1.1"]),
}  # fmt: skip
every_tree = pytest.mark.parametrize(("tree", "names"), TREES.values(), ids=TREES)


def same_form(one, other):
    """Whether two trees have the same containers in the same places."""
    if not isinstance(one, (tuple, list, dict)):
        return (one is None) == (other is None) and not isinstance(other, (tuple, list, dict))
    if type(one) is not type(other) or len(one) != len(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same_form(one[key], other[key]) for key in one)
    return all(same_form(a, b) for a, b in zip(one, other, strict=True))


@every_tree
def test_each_array_is_named_by_its_path(tree, names):
    assert [name for name, _ in named_arrays(tree)] == names


@every_tree
def test_the_names_lead_to_the_arrays_themselves(tree, names):
    for name, array in named_arrays(tree):
        found = tree
        for part in name.split(".") if name != "array" else []:
            found = found[int(part)] if part.isdigit() else getattr(found, part, None) if hasattr(
                found, "_fields") else found[part]  # fmt: skip
        assert found is array


@every_tree
def test_mapping_keeps_the_form_and_changes_every_array(tree, names):
    mapped = map_arrays(lambda array: array + 10, tree)
    assert same_form(mapped, tree)
    pairs = list(zip(named_arrays(mapped), named_arrays(tree), strict=True))
    assert len(pairs) == len(names)
    for (_, after), (_, before) in pairs:
        np.testing.assert_array_equal(after, before + 10)


@every_tree
def test_mapping_over_several_trees_takes_the_arrays_in_the_same_places(tree, names):
    double, triple = map_arrays(lambda a: 2 * a, tree), map_arrays(lambda a: 3 * a, tree)
    total = map_arrays(lambda a, b, c: a + b + c, tree, double, triple)
    assert same_form(total, tree)
    for (_, after), (_, before) in zip(named_arrays(total), named_arrays(tree), strict=True):
        np.testing.assert_array_equal(after, 6 * before)




def test_dicts_are_matched_by_key_and_not_by_order():
    total = map_arrays(lambda a, b: a - b, {"a": A, "b": B}, {"b": B, "a": A})
    assert list(total) == ["a", "b"]
    assert not total["a"].any()
    assert not total["b"].any()


@every_tree
def test_the_number_of_parameters_is_the_sum_of_all_sizes(tree, names):
    assert count_parameters(tree) == sum(array.size for _, array in named_arrays(tree))


def test_counting_by_hand():
    assert count_parameters({"W": np.zeros((2, 3)), "rest": [np.zeros(4), None, np.zeros(())]}) == 11


def test_a_tree_that_lacks_an_array_is_an_error():
    with pytest.raises(KeyError):
        map_arrays(lambda a, b: a + b, {"a": A, "b": B}, {"a": A})
