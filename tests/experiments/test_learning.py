"""The rules by which a task counts as learned, and the judges whose errors they look at."""

import numpy as np
import pytest

from lstm_tutorial.experiments import learning
from lstm_tutorial.experiments.forget_bias import Plan, recall_batch
from lstm_tutorial.experiments.judging import UNJUDGED, judge_classes, judge_values
from lstm_tutorial.experiments.learning import Rule, count_wrong, is_met, learn
from lstm_tutorial.experiments.networks import new_network
from lstm_tutorial.gradcheck import numerical_gradient

RULE = Rule(tolerance=0.5, latest=4, mean_error=0.3)


@pytest.mark.parametrize(("errors", "met"), [
    ([0.1, 0.1, 0.1], False),                 # too few
    ([0.1, 0.1, 0.1, 0.1], True),
    ([0.9, 0.1, 0.1, 0.1, 0.1], True),        # only the latest count
    ([0.1, 0.9, 0.1, 0.1, 0.1], False),       # one of them is too large
    ([0.1, 0.5, 0.1, 0.1], False),            # as large as the tolerance is too large
    ([0.4, 0.4, 0.4, 0.4], False),            # each right, the mean too large
    ([0.1, np.nan, 0.1, 0.1], False),
])  # fmt: skip
def test_the_rule_looks_at_the_latest_errors(errors, met):
    assert is_met(RULE, errors) is met


def judge_from(batches):
    """A judge that ignores what it sees and gives these errors, batch by batch."""
    errors = iter(batches)
    return lambda outputs, targets: (0.0, np.zeros_like(outputs), np.array(next(errors)))


@pytest.fixture
def network():
    return new_network(np.random.default_rng(0), Plan(lag=3, forget_bias=1.0), 8, 4)


def draw():
    return recall_batch(np.random.default_rng(0), 2, 3)


def test_learning_stops_at_the_batch_that_meets_the_rule(network):
    learned = learn(network, draw, judge_from([[0.9, 0.1], [0.1, 0.1], [0.1, 0.1], [0.1, 0.1]]), RULE, most=100)
    assert (learned.solved, learned.sequences) == (True, 6)


def test_learning_gives_up_after_so_many_sequences(network):
    learned = learn(network, draw, judge_from([[0.9, 0.9]] * 10), RULE, most=10)
    assert (learned.solved, learned.sequences) == (False, 10)


def test_a_rule_met_by_the_last_batch_counts(network):
    assert learn(network, draw, judge_from([[0.1, 0.1]] * 2), RULE, most=4).solved


def test_each_batch_is_judged_before_it_is_learned_from(network, monkeypatch):
    seen = []
    whole = learning.forward
    monkeypatch.setattr(learning, "forward", lambda net, *rest: seen.append(net.params) or whole(net, *rest))
    learned = learn(network, draw, judge_classes, RULE, most=4)
    assert seen[0] is network.params
    assert seen[1] is not network.params
    assert learned.network.params is not seen[1]


def test_wrong_ones_are_counted_on_new_sequences(network):
    judge = judge_from([[0.1, 0.5], [0.9, 0.2], [0.1, 0.1]])
    assert count_wrong(network, draw, judge, RULE, 6) == 2


def test_a_short_lag_is_learned():
    rng = np.random.default_rng(0)
    network = new_network(rng, Plan(lag=3, forget_bias=2.0), 8, 4)
    rule = Rule(tolerance=0.5, latest=256, mean_error=0.1)
    learned = learn(network, lambda: recall_batch(rng, 32, 3), judge_classes, rule, most=6400)
    assert learned.solved
    assert count_wrong(learned.network, lambda: recall_batch(rng, 32, 3), judge_classes, rule, 320) == 0


def test_values_by_hand():
    loss, _, errors = judge_values(np.array([[0.5], [0.9]]), np.array([[0.6], [0.5]]))
    assert loss == pytest.approx((0.1**2 + 0.4**2) / 2)
    np.testing.assert_allclose(errors, [0.1, 0.4])


def test_classes_by_hand():
    """Scores log 3, 0: probabilities 3/4 and 1/4. The right class lacks 1/4, or 3/4, and nothing is further off."""
    scores = np.array([[np.log(3), 0.0], [np.log(3), 0.0]])
    loss, doutputs, errors = judge_classes(scores, np.array([0, 1]))
    np.testing.assert_allclose(errors, [0.25, 0.75])
    assert loss == pytest.approx((np.log(4 / 3) + np.log(4)) / 2)
    np.testing.assert_allclose(doutputs, [[-0.125, 0.125], [0.375, -0.375]])


def test_the_error_of_a_sequence_is_its_worst_output():
    rng = np.random.default_rng(0)
    scores, targets = rng.normal(size=(6, 4, 5)), rng.integers(5, size=(6, 4))
    targets[4:, 1] = UNJUDGED
    _, _, errors = judge_classes(scores, targets)
    p = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
    distance = np.abs(p - np.eye(5)[targets]).max(axis=-1)
    distance[4:, 1] = 0
    np.testing.assert_allclose(errors, distance.max(axis=0))


def test_the_gradient_of_the_classes_is_that_of_the_loss_and_0_where_nothing_is_judged():
    rng = np.random.default_rng(1)
    scores, targets = rng.normal(size=(5, 3, 4)), rng.integers(4, size=(5, 3))
    targets[2:, 0] = UNJUDGED
    _, doutputs, _ = judge_classes(scores, targets)
    measured = numerical_gradient(lambda moved: judge_classes(moved, targets)[0], scores)
    np.testing.assert_allclose(doutputs, measured, atol=1e-9)
    assert (doutputs[2:, 0] == 0).all()
