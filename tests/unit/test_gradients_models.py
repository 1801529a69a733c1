"""A whole model's gradients, held to central differences: both cells, both readouts, every kind of input."""

import numpy as np
import pytest

from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import READOUTS, backward, forward, init_model
from lstm_tutorial.parameters import map_arrays, named_arrays

from .cells import CELLS

T, V, H, K = 4, 3, 4, 5  # four words from a vocabulary of three: one comes twice


def draw_model(cell, readout, embedding):
    """A model whose every parameter is random, b_y and the cell's biases included."""
    rng = np.random.default_rng(7)
    model = init_model(rng, cell, V, H, K, embedding=embedding, readout=readout)
    return model._replace(params=map_arrays(lambda array: 0.6 * rng.normal(size=array.shape), model.params))


def draw_state(cell, B):
    rng = np.random.default_rng(8)
    return tuple(rng.normal(size=(B, H)) for _ in range(1 if cell == "rnn" else 2))


@pytest.mark.parametrize("B", [1, 3])
@pytest.mark.parametrize("inputs", ["one-hot", "embedding", "numbers"])
@pytest.mark.parametrize("readout", READOUTS)
@pytest.mark.parametrize("cell", CELLS)
def test_model_gradients_agree_with_central_differences(cell, readout, inputs, B):
    rng = np.random.default_rng(11)
    model = draw_model(cell, readout, 2 if inputs == "embedding" else None)
    tokens = rng.normal(size=(T, B, V)) if inputs == "numbers" else rng.integers(V, size=(T, B))
    state = draw_state(cell, B)
    logits, cache = forward(model, tokens, state)
    dlogits = rng.normal(size=logits.shape)
    report = check_gradients(
        lambda params: (forward(model._replace(params=params), tokens, state)[0] * dlogits).sum(),
        model.params,
        backward(dlogits, cache),
    )
    assert report.passed, report
    assert ("embedding" in report.errors) == (inputs == "embedding")
    assert {"W_y", "b_y", "cell.b" if cell == "rnn" else "cell.b_f"} <= set(report.errors)


@pytest.mark.parametrize("cell", CELLS)
def test_the_loss_reaches_the_parameters_through_the_whole_model(cell):
    model = draw_model(cell, "last", 2)
    tokens, targets = np.array([[0, 1], [1, 2], [2, 2], [0, 1]]), np.array([4, 0])

    def loss(params):
        return cross_entropy(forward(model._replace(params=params), tokens)[0], targets)[0]

    logits, cache = forward(model, tokens)
    report = check_gradients(loss, model.params, backward(cross_entropy(logits, targets)[1], cache))
    assert report.passed, report


@pytest.mark.parametrize("cell", CELLS)
def test_a_word_that_did_not_come_gets_no_gradient_and_one_that_came_twice_gets_both(cell):
    model = draw_model(cell, "every", 2)
    tokens = np.array([[1], [1], [1]])
    logits, cache = forward(model, tokens)
    grads = backward(np.ones_like(logits), cache)
    np.testing.assert_array_equal(grads.embedding[[0, 2]], 0)
    assert (grads.embedding[1] != 0).all()


@pytest.mark.parametrize("cell", CELLS)
def test_gradients_stand_in_the_places_of_the_parameters(cell):
    model = draw_model(cell, "last", None)
    logits, cache = forward(model, np.zeros((T, 2), int))
    grads = backward(np.ones_like(logits), cache)
    shapes = [(name, array.shape) for name, array in named_arrays(model.params)]
    assert [(name, array.shape) for name, array in named_arrays(grads)] == shapes
    assert type(grads.cell) is type(model.params.cell)
    assert grads.embedding is None
