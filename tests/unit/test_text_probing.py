"""Properties of a text, correlations with them, and memories that are held."""

import numpy as np
import pytest

from lstm_tutorial.models import forward, init_model
from lstm_tutorial.text.probing import (
    PROPERTIES,
    column,
    correlations,
    forward_holding,
    indentation,
    inside_brackets,
    inside_quotes,
)


@pytest.mark.parametrize(("follow", "text", "wanted"), [
    (inside_quotes, 'a"bc"d"', "0111001"),
    (inside_quotes, '"a\nb\n\nc"', "11111001"),     # a blank line closes what was left open
    (inside_brackets, "f(a[b])]x(", "0111110001"),
    (inside_brackets, "(a\n\nb", "11100"),
    (column, "ab\n\nc", "12001"),
    (indentation, "  a b\n c\n\n", "1222201100"),
])  # fmt: skip
def test_properties_by_hand(follow, text, wanted):
    followed = follow(text)
    assert followed.dtype == float
    assert "".join(str(int(value)) for value in followed[: len(wanted)]) == wanted


@pytest.mark.parametrize("follow", PROPERTIES.values(), ids=PROPERTIES)
def test_a_property_of_nothing_is_nothing(follow):
    assert follow("").shape == (0,)


def test_correlations_are_numpys():
    rng = np.random.default_rng(0)
    states, followed = rng.normal(size=(50, 4)), rng.normal(size=50)
    wanted = [np.corrcoef(states[:, unit], followed)[0, 1] for unit in range(4)]
    np.testing.assert_allclose(correlations(states, followed), wanted, rtol=1e-12)


def test_what_never_changes_correlates_with_nothing():
    states = np.stack([np.ones(10), np.arange(10.0)], axis=1)
    np.testing.assert_allclose(correlations(states, np.arange(10.0)), [0, 1], atol=1e-12)
    np.testing.assert_array_equal(correlations(states, np.ones(10)), [0, 0])


@pytest.fixture
def model():
    return init_model(np.random.default_rng(0), "lstm", 6, 5, 6, embedding=3, readout="every")


def test_with_nothing_held_it_is_the_ordinary_forward_pass(model):
    tokens = np.random.default_rng(1).integers(6, size=(9, 2))
    logits, cs = forward_holding(model, tokens, {})
    wanted, cache = forward(model, tokens)
    np.testing.assert_allclose(logits, wanted, rtol=1e-12)
    np.testing.assert_allclose(cs, cache.cell.cs, rtol=1e-12)


def test_a_held_memory_stays_and_the_others_feel_it(model):
    tokens = np.random.default_rng(1).integers(6, size=(9, 2))
    free_logits, free = forward_holding(model, tokens, {})
    logits, cs = forward_holding(model, tokens, {3: 0.7, 0: -1.0})
    assert (cs[..., 3] == 0.7).all()
    assert (cs[..., 0] == -1.0).all()
    np.testing.assert_allclose(cs[0, :, [1, 2, 4]], free[0, :, [1, 2, 4]])   # at the first step nothing has been felt
    assert (cs[1:, :, [1, 2, 4]] != free[1:, :, [1, 2, 4]]).all()
    assert (logits != free_logits).all()
