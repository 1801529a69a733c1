"""The LSTM with switches: held to the book's cell, to gates written out one by one, and to central differences."""

import numpy as np
import pytest

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.experiments import ablated_model
from lstm_tutorial.experiments.ablated import VARIANTS, AblatedParams, ablated_backward, ablated_forward
from lstm_tutorial.experiments.ablated_model import init_ablated
from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.lstm import LSTMParams, lstm_backward, lstm_forward
from lstm_tutorial.models import backward, forward, init_model

EVERY = [
    pytest.param(switches._replace(peepholes=peepholes), id=f"{name}{', peepholes' * peepholes}")
    for name, switches in VARIANTS.items() for peepholes in (False, True)
]  # fmt: skip


def draw(switches, T=5, B=3, D=2, H=4, seed=0):
    """Inputs, states and parameters, none of them 0."""
    rng = np.random.default_rng(seed)
    shapes = (T, B, D), (B, H), (B, H), (D, 4 * H), (H, 4 * H), (4 * H,), (3, H)
    xs, h_0, c_0, W, U, b, P = (rng.normal(size=shape) for shape in shapes)
    return xs, h_0, c_0, AblatedParams(W, U, b, P if switches.peepholes else None)


def step_by_step(xs, h, c, params, switches):
    """The same cell, one gate at a time, as its definition reads (Greff et al., 2017)."""
    (W, U, b, P), H, hs, cs = params, h.shape[1], [], []
    columns = [slice(k * H, (k + 1) * H) for k in range(4)]
    peep_i, peep_f, peep_o = P if switches.peepholes else np.zeros((3, H))
    for x in xs:
        a_i, a_f, a_g, a_o = (x @ W[:, at] + h @ U[:, at] + b[at] for at in columns)
        i = sigmoid(a_i + peep_i * c) if switches.input_gate else 1
        f = sigmoid(a_f + peep_f * c) if switches.forget_gate else 1
        if switches.coupled:
            f = 1 - i
        c = f * c + i * (np.tanh(a_g) if switches.input_activation else a_g)
        o = sigmoid(a_o + peep_o * c) if switches.output_gate else 1
        h = o * (np.tanh(c) if switches.output_activation else c)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)


@pytest.mark.parametrize("switches", EVERY)
@pytest.mark.parametrize("B", [1, 3])
def test_each_variant_is_what_its_definition_says(switches, B):
    given = draw(switches, B=B)
    hs, cs, _ = ablated_forward(*given, switches)
    wanted_hs, wanted_cs = step_by_step(*given, switches)
    np.testing.assert_allclose(hs, wanted_hs, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(cs, wanted_cs, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("switches", EVERY)
@pytest.mark.parametrize("B", [1, 3])
def test_every_gradient_agrees_with_central_differences(switches, B):
    xs, *moving = draw(switches, B=B, T=4)
    rng = np.random.default_rng(1)
    dhs, dcs = rng.normal(size=(2, 4, B, 4))

    def loss(arrays):
        hs, cs, _ = ablated_forward(xs, *arrays, switches)
        return float((dhs * hs).sum() + (dcs * cs).sum())

    _, _, cache = ablated_forward(xs, *moving, switches)
    report = check_gradients(loss, moving, list(ablated_backward(dhs, cache, dcs)))
    assert report.passed, report


def test_with_everything_on_it_is_the_lstm_of_the_book():
    switches = VARIANTS["full"]
    xs, h_0, c_0, (W, U, b, _) = given = draw(switches)
    columns = {part: slice(k * 4, (k + 1) * 4) for k, part in enumerate("ifgo")}
    params = LSTMParams(*(array[..., at] for at in columns.values() for array in (W, U, b)))
    hs, cs, cache = lstm_forward(xs, h_0, c_0, params)
    our_hs, our_cs, our_cache = ablated_forward(*given, switches)
    np.testing.assert_allclose(our_hs, hs, rtol=1e-12)
    np.testing.assert_allclose(our_cs, cs, rtol=1e-12)
    dhs, dcs = np.random.default_rng(2).normal(size=(2, *hs.shape))
    wanted, ours = lstm_backward(dhs, cache, dcs), ablated_backward(dhs, our_cache, dcs)
    for part, at in columns.items():
        for kind in "WUb":
            np.testing.assert_allclose(
                getattr(ours.params, kind)[..., at], getattr(wanted.params, f"{kind}_{part}"), rtol=1e-10, atol=1e-12
            )


@pytest.mark.parametrize("readout", ["last", "every"])
def test_a_new_full_model_is_the_package_s_of_the_same_seed(readout):
    tokens = np.random.default_rng(3).integers(5, size=(6, 2))
    model = init_model(np.random.default_rng(7), "lstm", 5, 4, 3, readout=readout, forget_bias=2.0)
    ours = init_ablated(np.random.default_rng(7), VARIANTS["full"], 5, 4, 3, readout=readout, forget_bias=2.0)
    outputs, cache = forward(model, tokens)
    our_outputs, our_cache = ablated_model.forward(ours, tokens)
    np.testing.assert_allclose(our_outputs, outputs, rtol=1e-12)
    doutputs = np.random.default_rng(4).normal(size=outputs.shape)
    wanted, got = backward(doutputs, cache), ablated_model.backward(doutputs, our_cache)
    np.testing.assert_allclose(got.W_y, wanted.W_y, rtol=1e-10)
    np.testing.assert_allclose(got.b_y, wanted.b_y, rtol=1e-10)
    np.testing.assert_allclose(got.cell.U[:, 4:8], wanted.cell.U_f, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("name", VARIANTS)
def test_variants_of_one_seed_start_from_the_same_weights_and_peepholes_from_zero(name):
    full = init_ablated(np.random.default_rng(0), VARIANTS["full"], 3, 4, 2, forget_bias=5, input_bias=-5)
    other = init_ablated(
        np.random.default_rng(0), VARIANTS[name]._replace(peepholes=True), 3, 4, 2, forget_bias=5, input_bias=-5
    )
    for kind in "WUb":
        np.testing.assert_array_equal(getattr(other.params.cell, kind), getattr(full.params.cell, kind))
    np.testing.assert_array_equal(other.params.cell.P, 0)


def test_a_stream_may_be_cut_into_pieces():
    switches = VARIANTS["full"]._replace(peepholes=True)
    model = init_ablated(np.random.default_rng(0), switches, 5, 4, 3, readout="every")
    tokens = np.random.default_rng(1).integers(5, size=(9, 2))
    whole, _ = ablated_model.forward(model, tokens)
    first, cache = ablated_model.forward(model, tokens[:4])
    second, _ = ablated_model.forward(model, tokens[4:], (cache.hs[-1], cache.cs[-1]))
    np.testing.assert_allclose(np.vstack([first, second]), whole, rtol=1e-12)
