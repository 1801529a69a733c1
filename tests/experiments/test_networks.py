"""The networks of the experiments: of equal size, drawn from the seed, and started as their plans say."""

import numpy as np
import pytest

from lstm_tutorial.experiments import adding, continual_reber
from lstm_tutorial.experiments.catalogue import find_experiment
from lstm_tutorial.experiments.networks import backward, forward, new_network
from lstm_tutorial.parameters import count_parameters

SIZES = {"adding": (2, 1), "temporal-order": (8, 4), "embedded-reber": (7, 7), "noise-free": (101, 2)}


def network_of(name, plan, seed=0):
    return new_network(np.random.default_rng(seed), find_experiment(name).plans[plan], *SIZES[name])


@pytest.mark.parametrize(("name", "lstm", "rnn"), [
    ("adding", 361, 358), ("temporal-order", 580, 612), ("embedded-reber", 575, 601), ("noise-free", 1706, 1787),
])  # fmt: skip
def test_every_plain_network_has_about_as_many_parameters_as_the_lstm(name, lstm, rnn):
    for plan in find_experiment(name).plans:
        assert count_parameters(network_of(name, plan).params) == (rnn if "RNN" in plan else lstm)


def test_the_lstm_starts_with_the_biases_of_its_plan():
    H, b = 8, network_of("adding", "LSTM, 500").params.cell.b
    np.testing.assert_array_equal(b, np.repeat([-6.0, 6.0, 0.0, 0.0], H))  # i, f, g, o


def test_soft_words_are_the_usual_input_weights_made_smaller():
    usual = network_of("adding", "RNN, 100").params
    soft = network_of("adding", "RNN, 100, soft words, rate 0.003").params
    np.testing.assert_array_equal(soft.cell.W, 0.1 * usual.cell.W)
    np.testing.assert_array_equal(soft.cell.U, usual.cell.U)
    np.testing.assert_array_equal(soft.W_y, usual.W_y)


@pytest.mark.parametrize("plan", ["LSTM, 100", "RNN, 100"])
def test_both_kinds_of_network_predict_and_give_gradients_for_every_parameter(plan):
    network, rng = network_of("adding", plan), np.random.default_rng(1)
    xs, _ = adding.adding_batch(rng, 3, 30)
    outputs, cache = forward(network, xs)
    assert outputs.shape == (3, 1)
    grads = backward(rng.normal(size=(3, 1)), cache)
    assert count_parameters(grads) == count_parameters(network.params)
    assert np.abs(grads.cell.U).max() > 0


def test_training_on_streams_looks_at_the_memory_and_leaves_the_rest_of_the_streams():
    plan = continual_reber.Plan("full", pieces=3)
    trained = continual_reber.train(plan, seed=0)
    rng = np.random.default_rng(0)
    new_network(rng, plan, 7, 7, "every")
    whole = continual_reber.streams(rng, continual_reber.STREAMS, 3 * continual_reber.PIECE + continual_reber.TEST)
    for part, of_whole in zip(trained.rest, whole, strict=True):
        np.testing.assert_array_equal(part, of_whole[3 * continual_reber.PIECE :])
    assert len(trained.norms) == 2                                     # after 1 and 3 pieces
    size = np.linalg.norm(trained.cache.cs[-1], axis=1).mean()
    assert trained.norms[-1] == pytest.approx(size, abs=0.05)
