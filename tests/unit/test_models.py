"""A whole model: what goes in, what comes out, what it refuses."""

import numpy as np
import pytest

from lstm_tutorial.lstm import LSTMParams, lstm_forward
from lstm_tutorial.models import READOUTS, as_type, backward, embed, forward, init_model
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.rnn import RNNParams, rnn_forward

from .cells import CELLS

V, H, K, T, B = 6, 4, 5, 3, 2


def draw(cell, **options):
    return init_model(np.random.default_rng(0), cell, V, H, K, **options)


def tokens():
    return np.random.default_rng(1).integers(V, size=(T, B))


@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("cell", CELLS)
def test_a_new_model_has_the_shapes_it_was_asked_for(cell, embedding):
    model = draw(cell, embedding=embedding)
    D = embedding or V
    shapes = {name: array.shape for name, array in named_arrays(model.params)}
    gates = [""] if cell == "rnn" else ["_i", "_f", "_g", "_o"]
    wanted = {} if embedding is None else {"embedding": (V, embedding)}
    for gate in gates:
        wanted |= {f"cell.W{gate}": (D, H), f"cell.U{gate}": (H, H), f"cell.b{gate}": (H,)}
    assert shapes == wanted | {"W_y": (H, K), "b_y": (K,)}
    assert type(model.params.cell) is {"rnn": RNNParams, "lstm": LSTMParams}[cell]
    assert model.hidden_size == H
    assert model.parameter_count == sum(np.prod(shape) for shape in wanted.values()) + H * K + K


@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("cell", CELLS)
def test_predictions_are_read_from_the_hidden_state(cell, embedding):
    every, last = draw(cell, embedding=embedding, readout="every"), draw(cell, embedding=embedding)
    zeros, p = np.zeros((B, H)), every.params
    xs = np.eye(V)[tokens()] if embedding is None else p.embedding[tokens()]
    hs = rnn_forward(xs, zeros, p.cell)[0] if cell == "rnn" else lstm_forward(xs, zeros, zeros, p.cell)[0]
    logits, cache = forward(every, tokens())
    np.testing.assert_allclose(logits, hs @ p.W_y + p.b_y, rtol=1e-13)
    np.testing.assert_allclose(cache.hs, hs, rtol=1e-13)
    np.testing.assert_allclose(forward(last, tokens())[0], logits[-1], rtol=1e-13)


@pytest.mark.parametrize("cell", CELLS)
def test_a_state_can_be_carried_over_a_cut(cell):
    model = draw(cell, readout="every")
    whole, _ = forward(model, tokens())
    first, first_cache = forward(model, tokens()[:1])
    state = (first_cache.hs[-1],) if cell == "rnn" else (first_cache.hs[-1], first_cache.cell.cs[-1])
    second, _ = forward(model, tokens()[1:], state)
    np.testing.assert_allclose(np.concatenate([first, second]), whole, rtol=1e-13)
    assert not np.allclose(second, forward(model, tokens()[1:])[0])


def test_numbers_pass_as_they_are_and_words_become_vectors():
    model = draw("rnn")
    numbers = np.random.default_rng(0).normal(size=(T, B, V))
    assert embed(numbers, model.params) is numbers
    np.testing.assert_array_equal(embed(tokens(), model.params), np.eye(V)[tokens()])
    table = draw("rnn", embedding=3).params
    np.testing.assert_array_equal(embed(np.array([[4, 0]]), table), table.embedding[[[4, 0]]])


def test_the_forget_gates_bias_starts_where_asked():
    np.testing.assert_array_equal(draw("lstm", forget_bias=3.0).params.cell.b_f, np.full(H, 3.0))
    np.testing.assert_array_equal(draw("lstm").params.cell.b_f, np.ones(H))


def test_the_same_seed_draws_the_same_model():
    one, other = (dict(named_arrays(draw("lstm", embedding=3).params)) for _ in range(2))
    np.testing.assert_equal(one, other)


def test_another_type_rounds_the_parameters_and_nothing_else():
    model = draw("lstm", embedding=3, readout="every")
    small = as_type(model, np.float32)
    assert (small.cell, small.readout) == (model.cell, model.readout)
    for (_, one), (_, other) in zip(named_arrays(small.params), named_arrays(model.params), strict=True):
        np.testing.assert_array_equal(one, other.astype(np.float32))


@pytest.mark.parametrize(("cell", "readout", "what"), [
    ("gru", "last", "cell is 'gru'; expected one of 'rnn', 'lstm'"),
    ("LSTM", "last", "cell is 'LSTM'; expected one of 'rnn', 'lstm'"),
    ("rnn", "first", "readout is 'first'; expected one of 'last', 'every'"),
])  # fmt: skip
def test_a_model_of_another_kind_is_refused(cell, readout, what):
    with pytest.raises(ValueError, match=f"init_model: {what}"):
        draw(cell, readout=readout)


@pytest.mark.parametrize("embedding", [None, 3])
@pytest.mark.parametrize("wrong", [-1, V, 10 * V])
def test_a_word_that_the_model_does_not_know_is_refused(embedding, wrong):
    given = tokens()
    given[1, 1] = wrong
    with pytest.raises(ValueError, match=rf"embed: tokens run from .*; the model knows 0 to {V - 1}"):
        forward(draw("lstm", embedding=embedding), given)


@pytest.mark.parametrize("shape", [(T,), (T, B, 1)])
def test_words_without_a_batch_are_refused(shape):
    with pytest.raises(ValueError, match=r"embed: tokens has shape .*; expected \(T, B\), time first"):
        forward(draw("lstm"), np.zeros(shape, int))


@pytest.mark.parametrize("cell", CELLS)
def test_numbers_of_another_size_than_the_model_was_made_for_are_refused(cell):
    with pytest.raises(ValueError, match=rf"{cell}_forward: params.W\w* has shape \({V}, {H}\); expected"):
        forward(draw(cell), np.zeros((T, B, V + 1)))


@pytest.mark.parametrize("cell", CELLS)
def test_a_state_of_another_batch_is_refused(cell):
    state = (np.zeros((B + 1, H)),) * (1 if cell == "rnn" else 2)
    with pytest.raises(ValueError, match=rf"{cell}_forward: h_0 has shape \({B + 1}, {H}\)"):
        forward(draw(cell), tokens(), state)


@pytest.mark.parametrize(("readout", "change", "words"), [
    ("last", lambda d: d.T, rf"has shape \({K}, {B}\); expected \(B, K\) = \({B}, {K}\) .* transposed"),
    ("last", lambda d: d[0], rf"has shape \({K},\); .* the batch axis is missing"),
    ("every", lambda d: d[-1], rf"has shape \({B}, {K}\); expected \(T, B, K\) = \({T}, {B}, {K}\).* the time axis"),
    ("every", lambda d: d.swapaxes(0, 1), rf"has shape \({B}, {T}, {K}\); expected \(T, B, K\)"),
    ("every", lambda d: np.nan * d, "contains nan at index"),
    ("last", lambda d: d.tolist(), "is a list; expected a NumPy array"),
    ("last", lambda d: (1.5, d), "is a tuple; .* cross_entropy returns the loss and dlogits"),
], ids=["transposed", "one sequence", "one step", "batch first", "nan", "list", "with the loss"])  # fmt: skip
@pytest.mark.parametrize("cell", CELLS)
def test_a_gradient_that_does_not_fit_the_logits_is_refused(cell, readout, change, words):
    logits, cache = forward(draw(cell, readout=readout), tokens())
    with pytest.raises(ValueError, match=rf"^backward: dlogits {words}"):
        backward(change(np.ones_like(logits)), cache)


@pytest.mark.parametrize("cell", CELLS)
def test_another_cache_than_the_models_is_refused(cell):
    logits, cache = forward(draw(cell), tokens())
    for other in (None, cache.cell, logits):
        with pytest.raises(ValueError, match=rf"^backward: cache is a {type(other).__name__}; expected what forward"):
            backward(np.ones_like(logits), other)


def test_the_readouts_are_the_two_of_the_book():
    assert READOUTS == ("last", "every")
