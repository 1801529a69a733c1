"""Streams and chunks of a text, and training on them: nothing is lost between two chunks but the gradient."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward, init_model
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.text.streams import chunks, last_state, surprise
from lstm_tutorial.text.training import drop_weights, learning_rate_at, masked, train_on_text
from lstm_tutorial.training import mean_cross_entropy

from .cells import CELLS


def small_model(cell="lstm", size=5, hidden=4):
    return init_model(np.random.default_rng(0), cell, size, hidden, size, embedding=3, readout="every")


def random_text(length=60, size=5):
    return np.random.default_rng(1).integers(size, size=length)


@given(st.integers(2, 200), st.integers(1, 8), st.integers(1, 20))
def test_streams_go_on_from_chunk_to_chunk_and_targets_are_one_ahead(length, streams, steps):
    tokens = np.arange(length)
    if length - 1 < streams:
        with pytest.raises(ValueError, match=f"a text of {length} characters cannot be cut into {streams} streams"):
            chunks(tokens, streams, steps)
        return
    parts = chunks(tokens, streams, steps)
    inputs, targets = (np.concatenate([part[k] for part in parts]) for k in (0, 1))
    assert all(part.shape[1] == streams and 1 <= len(part) <= steps for part, _ in parts)
    np.testing.assert_array_equal(targets, inputs + 1)
    np.testing.assert_array_equal(inputs.T.ravel(), np.arange(inputs.size))  # stream after stream: the text
    assert length - 1 - inputs.size < streams                                # what is left out at the end


@pytest.mark.parametrize(("streams", "steps"), [(0, 4), (2, 0), (-1, 4)])
def test_impossible_streams_are_refused(streams, steps):
    with pytest.raises(ValueError, match="expected 1 or more of both"):
        chunks(np.arange(20), streams, steps)


def test_a_text_of_ten_characters_is_refused_for_training():
    with pytest.raises(ValueError, match=r"a text of 10 characters cannot be cut into 32 streams.*Likely cause"):
        train_on_text(small_model(), random_text(10), 1, np.random.default_rng(0), progress=False)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("steps", [1, 7, 100])
def test_a_text_read_in_chunks_surprises_as_much_as_in_one_piece(cell, steps):
    model, tokens = small_model(cell), random_text()
    logits, _ = forward(model, tokens[:-1, None])
    wanted, _ = cross_entropy(logits[:, 0], tokens[1:])
    assert surprise(model, tokens, steps=steps) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("cell", CELLS)
def test_the_last_state_is_where_the_next_chunk_begins(cell):
    model, tokens = small_model(cell), random_text()[:, None]
    whole, _ = forward(model, tokens)
    _, cache = forward(model, tokens[:25])
    rest, _ = forward(model, tokens[25:], last_state(cache))
    np.testing.assert_allclose(rest, whole[25:], rtol=1e-12)


def test_training_carries_the_state_through_the_text():
    """With steps too small to matter, the losses of one epoch are the surprise of the model, read in one go."""
    model, tokens = small_model(), random_text()
    _, history = train_on_text(model, tokens, 1, np.random.default_rng(0), streams=2, steps=8, learning_rate=1e-13,
                               progress=False)  # fmt: skip
    sizes = [targets.size for _, targets in chunks(tokens, 2, 8)]
    assert np.average(history.loss, weights=sizes) == pytest.approx(surprise(model, tokens, streams=2), rel=1e-9)


def test_each_epoch_begins_without_a_past():
    model, tokens = small_model(), random_text()
    _, history = train_on_text(model, tokens, 3, np.random.default_rng(0), streams=2, steps=8, learning_rate=1e-13,
                               progress=False)  # fmt: skip
    first, second, third = history.loss.reshape(3, -1)
    np.testing.assert_allclose(second, first, rtol=1e-9)
    np.testing.assert_allclose(third, first, rtol=1e-9)


def test_training_learns_is_reproducible_and_leaves_the_given_model_alone():
    given_model, tokens = small_model(hidden=8), np.tile([0, 1, 2, 3, 1], 60)
    before = {name: array.copy() for name, array in named_arrays(given_model.params)}

    def run(drop):
        return train_on_text(given_model, tokens, 30, np.random.default_rng(0), streams=4, steps=10, drop=drop,
                             learning_rate=0.05, held_out=tokens[:100], progress=False)  # fmt: skip

    (model, history), (_, again) = run(0.2), run(0.2)
    assert history.held_out[-1] == pytest.approx(surprise(model, tokens[:100], streams=8))
    assert history.held_out[-1] < 0.2 < history.loss[0]
    np.testing.assert_array_equal(history.loss, again.loss)
    np.testing.assert_equal(dict(named_arrays(given_model.params)), before)


def test_float32_stays():
    model = small_model()
    model = model._replace(params=drop_weights(np.random.default_rng(0), model.params, 0)[0])
    narrow = model._replace(params=model.params._replace(
        embedding=model.params.embedding.astype(np.float32), W_y=model.params.W_y.astype(np.float32),
        b_y=model.params.b_y.astype(np.float32),
        cell=type(model.params.cell)(*(array.astype(np.float32) for array in model.params.cell)),
    ))  # fmt: skip
    trained, _ = train_on_text(narrow, random_text(), 1, np.random.default_rng(0), streams=2, steps=8, drop=0.3,
                               progress=False)  # fmt: skip
    assert {array.dtype for _, array in named_arrays(trained.params)} == {np.dtype(np.float32)}


@pytest.mark.parametrize(("options", "readout"), [({"epochs": 0}, "every"), ({"epochs": 1}, "last")])
def test_a_plan_that_cannot_be_followed_is_refused(options, readout):
    model = small_model()._replace(readout=readout)
    with pytest.raises(ValueError, match="expected one epoch or more, and the readout 'every'"):
        train_on_text(model, random_text(), rng=np.random.default_rng(0), progress=False, **options)


@pytest.mark.parametrize("cell", CELLS)
def test_dropped_weights_are_zero_and_the_others_make_up_for_it(cell):
    params = small_model(cell, hidden=100).params
    dropped, masks = drop_weights(np.random.default_rng(0), params, 0.3)
    assert all(name.startswith("U") for name in masks)
    for name, array in named_arrays(params.cell):
        changed = getattr(dropped.cell, name)
        if name in masks:
            assert set(np.unique(masks[name])) == {0, 1 / 0.7}
            assert (changed == 0).mean() == pytest.approx(0.3, abs=0.03)
            np.testing.assert_allclose(changed, array * masks[name])
        else:
            assert changed is array
    assert dropped.W_y is params.W_y


@pytest.mark.parametrize("share", [-0.1, 1, 1.5])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(ValueError, match="expected a share from 0 to below 1"):
        drop_weights(np.random.default_rng(0), small_model().params, share)


def test_the_gradient_of_a_dropped_network_is_that_of_the_weights_that_are_kept():
    model, tokens = small_model(), random_text(20)
    (inputs, targets), = chunks(tokens, 2, 50)
    _, masks = drop_weights(np.random.default_rng(3), model.params, 0.4)

    def loss_at(U_f):
        params = masked(model.params._replace(cell=model.params.cell._replace(U_f=U_f)), masks)
        logits, cache = forward(model._replace(params=params), inputs)
        loss, dlogits = mean_cross_entropy(logits, targets)
        return loss, masked(backward(dlogits, cache), masks).cell.U_f

    U_f = model.params.cell.U_f
    _, grad = loss_at(U_f)
    for place in np.ndindex(U_f.shape):
        step = np.zeros_like(U_f)
        step[place] = 1e-6
        measured = (loss_at(U_f + step)[0] - loss_at(U_f - step)[0]) / 2e-6
        assert grad[place] == pytest.approx(measured, abs=1e-8)
    assert (grad == 0).any()


def test_the_learning_rate_rises_in_a_line_and_falls_along_a_cosine():
    rates = np.array([learning_rate_at(step, 2000, 0.01) for step in range(2000)])
    assert rates[49] == pytest.approx(0.005, rel=0.01)
    assert rates.argmax() == 99
    assert rates[1000] == pytest.approx(0.005, rel=1e-6)
    assert 0 < rates[-1] < 1e-7
    assert (np.diff(rates[99:]) < 0).all()


def test_a_very_short_training_has_a_short_rise():
    assert learning_rate_at(0, 1, 0.01) == 0.01
    assert learning_rate_at(1, 20, 0.01) == pytest.approx(0.01, rel=0.01)
