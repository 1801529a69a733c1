"""Training: it learns, it stops when told, it keeps a true record, it is quiet when asked."""

import numpy as np
import pytest

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward, init_model
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm, global_norm
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.tasks import LANGUAGES, VOCABULARY_SIZE, make_stories
from lstm_tutorial.training import accuracy, train, train_step

from .cells import CELLS

GAP = 6


def stories(rng, count):
    batch = make_stories(rng, count, GAP)
    return batch.tokens, batch.answers


def story_model(cell):
    return init_model(np.random.default_rng(0), cell, VOCABULARY_SIZE, 24, len(LANGUAGES))


def small_model(cell="rnn", readout="last"):
    return init_model(np.random.default_rng(0), cell, 4, 3, 4, readout=readout)


def first_token_batch(rng, count=8, steps=3):
    """A task that is easy to learn: say which token came first."""
    tokens = rng.integers(4, size=(steps, count))
    return tokens, tokens[0]


def run(steps=7, **options):
    """A short training of a small model; nothing is printed."""
    rng = np.random.default_rng(1)
    options = {"progress": False} | options
    return train(small_model(), lambda: first_token_batch(rng), steps, **options)


@pytest.fixture(scope="module", params=CELLS)
def learned(request):
    """A cell trained on stories whose blank comes six words after the city; seeded, a second or two."""
    rng = np.random.default_rng(1)
    before = story_model(request.param)
    held_out = stories(np.random.default_rng(2), 300)
    after, history = train(before, lambda: stories(rng, 32), 200, held_out=held_out, learning_rate=0.02,
                           evaluate_every=25, stop_at=0.97, progress=False)  # fmt: skip
    return before, after, history


def test_both_cells_learn_to_fill_the_blank(learned):
    before, after, history = learned
    unseen = stories(np.random.default_rng(3), 300)
    assert accuracy(before, *unseen) < 0.4  # guessing is right one time in eight
    assert accuracy(after, *unseen) >= 0.95
    assert history.accuracy[-1] >= 0.97


def test_the_loss_falls_from_that_of_guessing(learned):
    _, _, history = learned
    assert history.loss[0] == pytest.approx(np.log(8), abs=0.6)
    assert history.loss[-5:].mean() < 0.4


def test_training_stops_once_the_goal_is_reached(learned):
    _, _, history = learned
    assert history.stopped_early
    assert len(history.loss) < 200
    assert history.evaluated_at[-1] == len(history.loss)
    assert (history.accuracy[:-1] < 0.97).all()
    np.testing.assert_array_equal(history.evaluated_at, 25 * np.arange(1, len(history.accuracy) + 1))


def test_one_step_is_forward_loss_backward_clip_adam():
    model, rng = small_model("lstm"), np.random.default_rng(0)
    tokens, targets = first_token_batch(rng)
    logits, cache = forward(model, tokens)
    wanted_loss, dlogits = cross_entropy(logits, targets)
    grads = backward(dlogits, cache)
    clipped = clip_by_global_norm(grads, 0.01)
    wanted, _ = adam_step(model.params, clipped, adam_init(model.params), 0.3)
    new, state, loss, norm = train_step(model, tokens, targets, adam_init(model.params), 0.3, 0.01)
    assert (loss, norm, state.step) == (wanted_loss, global_norm(grads), 1)
    assert norm > 0.01  # or clipping would not show
    np.testing.assert_equal(dict(named_arrays(new.params)), dict(named_arrays(wanted)))


@pytest.mark.parametrize("cell", CELLS)
def test_with_a_prediction_at_every_step_the_loss_is_the_mean_over_time_and_batch(cell):
    model = small_model(cell, "every")
    tokens = np.random.default_rng(0).integers(4, size=(3, 2))
    logits, _ = forward(model, tokens)
    wanted = np.mean([cross_entropy(logits[t], tokens[t])[0] for t in range(3)])
    _, _, loss, _ = train_step(model, tokens, tokens, adam_init(model.params))
    assert loss == pytest.approx(wanted, rel=1e-13)


@pytest.mark.parametrize("readout", ["last", "every"])
def test_accuracy_is_the_share_of_right_answers(readout):
    model = small_model("lstm", readout)
    tokens = np.random.default_rng(0).integers(4, size=(3, 4))
    right = forward(model, tokens)[0].argmax(axis=-1)
    targets = right.copy()
    assert accuracy(model, tokens, targets) == 1
    targets[..., 0] = (targets[..., 0] + 1) % 4
    assert accuracy(model, tokens, targets) == 0.75
    assert type(accuracy(model, tokens, targets)) is float


@pytest.mark.parametrize("function", [
    lambda model, tokens, targets: train_step(model, tokens, targets, adam_init(model.params)),
    accuracy,
], ids=["train_step", "accuracy"])  # fmt: skip
@pytest.mark.parametrize(("readout", "shape"), [
    ("last", (3, 4)), ("every", (4,)), ("last", (1,)), ("last", (4, 1)),
])  # fmt: skip
def test_targets_that_do_not_belong_to_the_predictions_are_refused(function, readout, shape):
    tokens = np.zeros((3, 4), int)
    with pytest.raises(ValueError, match=r"^(train_step|accuracy): targets has shape .*; expected \("):
        function(small_model("rnn", readout), tokens, np.zeros(shape, int))


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_the_history_has_an_entry_for_each_step(steps):
    _, history = run(steps)
    assert history.loss.shape == history.gradient_norm.shape == (steps,)
    assert history.evaluated_at.shape == history.accuracy.shape == (0,)
    assert not history.stopped_early
    assert (history.loss > 0).all()
    assert (history.gradient_norm > 0).all()


@pytest.mark.parametrize(("steps", "every", "wanted"), [
    (7, 3, [3, 6, 7]), (6, 3, [3, 6]), (2, 50, [2]), (3, 1, [1, 2, 3]),
])  # fmt: skip
def test_the_held_out_batch_is_looked_at_now_and_then_and_at_the_end(steps, every, wanted):
    _, history = run(steps, held_out=first_token_batch(np.random.default_rng(5)), evaluate_every=every)
    assert history.evaluated_at.tolist() == wanted
    assert history.accuracy.shape == (len(wanted),)
    assert not history.stopped_early


def test_the_last_accuracy_is_that_of_the_model_returned():
    held_out = first_token_batch(np.random.default_rng(5), count=50)
    model, history = run(30, held_out=held_out, learning_rate=0.05)
    assert history.accuracy[-1] == accuracy(model, *held_out)


def test_training_is_reproducible_and_leaves_the_given_model_as_it_was():
    given = small_model()
    (one, first), (other, second) = run(), run()
    np.testing.assert_array_equal(first.loss, second.loss)
    np.testing.assert_equal(dict(named_arrays(one.params)), dict(named_arrays(other.params)))
    np.testing.assert_equal(dict(named_arrays(given.params)), dict(named_arrays(small_model().params)))
    assert (one.params.W_y != given.params.W_y).any()


def scripted_accuracies(monkeypatch, values):
    """Let the held-out accuracies be these; returns the models that were looked at."""
    models, remaining = [], iter(values)

    def look(model, tokens, targets):
        models.append(model)
        return next(remaining)

    monkeypatch.setattr("lstm_tutorial.training.accuracy", look)
    return models


def test_patience_stops_and_returns_the_best_model(monkeypatch):
    models = scripted_accuracies(monkeypatch, [0.2, 0.6, 0.5, 0.6, 0.9])
    model, history = run(10, held_out=(0, 0), evaluate_every=1, patience=2)
    assert history.accuracy.tolist() == [0.2, 0.6, 0.5, 0.6]  # no better twice in a row
    assert history.stopped_early
    assert len(history.loss) == 4
    assert model is models[1]


def test_patience_begins_again_after_each_success(monkeypatch):
    models = scripted_accuracies(monkeypatch, [0.2, 0.1, 0.3, 0.1, 0.4, 0.1])
    model, history = run(6, held_out=(0, 0), evaluate_every=1, patience=2)
    assert not history.stopped_early
    assert len(history.loss) == 6
    assert model is models[4]  # the best, although training went on to the end


def test_without_patience_the_last_model_is_returned(monkeypatch):
    models = scripted_accuracies(monkeypatch, [0.9, 0.1, 0.1])
    model, history = run(3, held_out=(0, 0), evaluate_every=1)
    assert model is models[2]
    assert not history.stopped_early


def test_the_goal_counts_as_reached_when_it_is_met_exactly(monkeypatch):
    scripted_accuracies(monkeypatch, [0.4, 0.5, 0.6])
    _, history = run(3, held_out=(0, 0), evaluate_every=1, stop_at=0.5)
    assert history.accuracy.tolist() == [0.4, 0.5]
    assert history.stopped_early


def test_a_loss_that_is_given_is_the_one_that_is_trained():
    def twice(logits, targets):
        loss, dlogits = cross_entropy(logits, targets)
        return 2 * loss, 2 * dlogits

    _, ordinary = run(1, max_norm=1e9)
    _, doubled = run(1, max_norm=1e9, loss=twice)
    assert doubled.loss[0] == pytest.approx(2 * ordinary.loss[0])
    assert doubled.gradient_norm[0] == pytest.approx(2 * ordinary.gradient_norm[0])


def test_without_progress_nothing_is_printed(capfd):
    run(3)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_with_progress_the_loss_is_shown(capfd):
    _, history = run(3, progress=True)
    out, _ = capfd.readouterr()
    assert f"loss {history.loss[-1]:.3f}" in out


@pytest.mark.parametrize(("options", "message"), [
    ({"steps": 0}, "steps is 0 and evaluate_every 50; expected 1 or more"),
    ({"steps": -1}, "steps is -1"),
    ({"steps": 5, "evaluate_every": 0}, "evaluate_every 0; expected 1 or more"),
    ({"steps": 5, "stop_at": 0.9}, "stop_at and patience need held_out"),
    ({"steps": 5, "patience": 3}, "stop_at and patience need held_out"),
    ({"steps": 5, "max_norm": 0}, "max_norm is 0; expected a number above 0"),
])  # fmt: skip
def test_a_plan_that_cannot_be_followed_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        run(**options)
