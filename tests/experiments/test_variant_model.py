"""The variants with a readout: of equal size, read where each cell ends, their gradients those of the loss."""

import numpy as np
import pytest

from lstm_tutorial.experiments.catalogue import find_experiment
from lstm_tutorial.experiments.networks import backward, forward
from lstm_tutorial.experiments.variant_model import VariantModel, init_variant
from lstm_tutorial.experiments.variants import new_network
from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.parameters import count_parameters
from lstm_tutorial.variants import gru_forward, stacked_forward

KINDS = {
    "lstm": (("lstm",), False), "peephole": (("peephole",), False), "coupled": (("coupled",), False),
    "gru": (("gru",), False), "two layers": (("lstm", "gru"), False), "both ways": (("lstm",), True),
    "two layers both ways": (("gru", "coupled"), True),
}  # fmt: skip


def draw(kind, embedding=None):
    layers, both_ways = KINDS[kind]
    model = init_variant(
        np.random.default_rng(0), layers, 5, 3, 2, keep=1.0, write=-0.5, both_ways=both_ways, embedding=embedding
    )
    return model, np.random.default_rng(1).integers(5, size=(6, 4))


@pytest.mark.parametrize("plan", find_experiment("variants").plans)
def test_each_variant_has_about_as_many_parameters_as_the_lstm(plan):
    network = new_network(np.random.default_rng(0), find_experiment("variants").plans[plan])
    assert count_parameters(network.params) == pytest.approx(580, rel=0.1)


def test_the_gates_start_where_the_plan_says():
    (cell,) = new_network(np.random.default_rng(0), find_experiment("variants").plans["both ways"]).params.cell
    for one in cell:
        np.testing.assert_array_equal((one.b_f, one.b_i), ([5.0] * 5, [-5.0] * 5))
    (cell,) = new_network(np.random.default_rng(0), find_experiment("variants").plans["GRU"]).params.cell
    np.testing.assert_array_equal(cell.b_z, 5.0)


def test_the_readout_reads_the_last_state():
    model, tokens = draw("gru")
    hs, _ = gru_forward(np.eye(5)[tokens], np.zeros((4, 3)), model.params.cell[0])
    np.testing.assert_allclose(forward(model, tokens)[0], hs[-1] @ model.params.W_y + model.params.b_y, rtol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_the_states_are_those_of_the_stack(kind):
    model, tokens = draw(kind)
    (hs, *_), _ = stacked_forward(np.eye(5)[tokens], None, model.params.cell)
    np.testing.assert_allclose(forward(model, tokens)[1].hs, hs, rtol=1e-12)


@pytest.mark.parametrize("place", [0, 3, -1])
def test_both_cells_have_read_every_symbol(place):
    model, tokens = draw("both ways")
    other = tokens.copy()
    other[place] = (other[place] + 1) % 5
    moved = forward(model, other)[1].last - forward(model, tokens)[1].last     # (B, 2 H)
    assert (np.abs(moved).reshape(4, 2, 3).max(axis=2) > 0).all()


@pytest.mark.parametrize("embedding", [None, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_every_gradient_agrees_with_central_differences(kind, embedding):
    model, tokens = draw(kind, embedding)
    doutputs = np.random.default_rng(2).normal(size=(4, 2))

    def loss(params):
        return float((forward(VariantModel(params), tokens)[0] * doutputs).sum())

    grads = backward(doutputs, forward(model, tokens)[1])
    report = check_gradients(loss, model.params, grads)
    assert report.passed, report
