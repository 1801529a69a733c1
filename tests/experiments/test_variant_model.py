"""The variants with a readout: of equal size, read where each cell ends, their gradients those of the loss."""

import numpy as np
import pytest

from lstm_tutorial.experiments.catalogue import find_experiment
from lstm_tutorial.experiments.networks import backward, forward
from lstm_tutorial.experiments.variant_model import VariantModel, init_variant
from lstm_tutorial.experiments.variants import TASKS, VARIANTS, measure, new_network
from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.parameters import count_parameters
from lstm_tutorial.variants import gru_forward, stacked_forward

KINDS = {
    "lstm": (("lstm",), False), "peephole": (("peephole",), False), "coupled": (("coupled",), False),
    "gru": (("gru",), False), "two layers": (("lstm", "gru"), False), "both ways": (("lstm",), True),
    "two layers both ways": (("gru", "coupled"), True),
}  # fmt: skip


PLANS = find_experiment("variants").plans


def draw(kind, embedding=None, readout="last"):
    layers, both_ways = KINDS[kind]
    model = init_variant(
        np.random.default_rng(0), layers, 5, 3, 2,
        keep=1.0, write=-0.5, both_ways=both_ways, embedding=embedding, readout=readout,
    )  # fmt: skip
    return model, np.random.default_rng(1).integers(5, size=(6, 4))


def network_of(plan, readout="last"):
    task = TASKS[plan.task]
    return new_network(np.random.default_rng(0), plan, task.inputs, task.outputs, readout)


def size_of(network):
    return count_parameters(network.params)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_each_variant_has_about_as_many_parameters_as_the_lstm(plan):
    task = TASKS[plan.task]
    lstm = init_variant(np.random.default_rng(0), ("lstm",), task.inputs, task.plan.hidden, task.outputs, keep=0.0)
    cells = plan.layers, task.inputs, plan.hidden, task.outputs
    variant = init_variant(np.random.default_rng(0), *cells, keep=0.0, both_ways=plan.both_ways)
    assert size_of(variant) == pytest.approx(size_of(lstm), rel=0.1)
    unused = variant.params.cell[0].W_f.size + plan.hidden * (plan.hidden + 1) if plan.layers == ("coupled",) else 0
    assert size_of(network_of(plan)) == size_of(variant) + unused      # what a switch has taken out is still there


def test_every_task_has_every_variant_but_one_that_would_read_the_answer():
    every = [f"{task}, {variant}" for task in TASKS for variant in VARIANTS]
    assert list(PLANS) == [name for name in every if name != "embedded Reber, both ways"]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_all_but_the_network_is_as_with_the_lstm_of_the_task(plan):
    lstm = TASKS[plan.task].plan
    assert (plan.keep, plan.write) == (lstm.forget_bias, lstm.input_bias)
    assert (plan.most, plan.learning_rate) == (lstm.most, lstm.learning_rate)


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_given_the_plan_of_its_lstm_and_the_network_of_the_variant(task, monkeypatch):
    plan, seen = PLANS[f"{task}, GRU"]._replace(most=0), []

    def draw_network(rng, plan, inputs, outputs, readout="last"):
        seen.append((plan, inputs, outputs, readout))
        return new_network(rng, plan, inputs, outputs, readout)

    monkeypatch.setattr("lstm_tutorial.experiments.variants.new_network", draw_network)
    assert not measure(plan, 0)["solved"]
    readout = "every" if task == "embedded Reber" else "last"
    assert seen == [(plan, TASKS[task].inputs, TASKS[task].outputs, readout)]


def test_the_gates_start_where_the_plan_says():
    (both,) = network_of(PLANS["temporal order, both ways"]).params.cell
    for one in both:
        np.testing.assert_array_equal((one.b_f, one.b_i), ([5.0] * 5, [-5.0] * 5))
    (gru,) = network_of(PLANS["embedded Reber, GRU"]).params.cell
    np.testing.assert_array_equal(gru.b_z, 2.0)
    peepholes = network_of(PLANS["adding, peepholes"]).params.cell
    np.testing.assert_array_equal(peepholes.b, np.repeat([-5.0, 5.0, 0.0, 0.0], 8))  # i, f, g, o
    assert peepholes.P.shape == (3, 8)
    coupled = network_of(PLANS["adding, coupled"])
    assert coupled.switches.coupled
    np.testing.assert_array_equal(coupled.params.cell.b[:9], -5.0)     # the forget gate is 1 minus this one


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
    moved = forward(model, other)[1].read - forward(model, tokens)[1].read     # (B, 2 H)
    assert (np.abs(moved).reshape(4, 2, 3).max(axis=2) > 0).all()


def test_a_readout_of_every_state_reads_both_directions_at_each_step():
    model, tokens = draw("both ways", readout="every")
    outputs, cache = forward(model, tokens)
    np.testing.assert_allclose(outputs, cache.hs @ model.params.W_y + model.params.b_y, rtol=1e-12)
    assert outputs.shape == (6, 4, 2)


@pytest.mark.parametrize("readout", ["last", "every"])
@pytest.mark.parametrize("embedding", [None, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_every_gradient_agrees_with_central_differences(kind, embedding, readout):
    model, tokens = draw(kind, embedding, readout)
    doutputs = np.random.default_rng(2).normal(size=(4, 2) if readout == "last" else (6, 4, 2))

    def loss(params):
        return float((forward(VariantModel(params, readout), tokens)[0] * doutputs).sum())

    grads = backward(doutputs, forward(model, tokens)[1])
    report = check_gradients(loss, model.params, grads)
    assert report.passed, report
