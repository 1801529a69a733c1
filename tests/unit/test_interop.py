"""Weights in other libraries' layouts: written out by hand here, from their documentation, and round trips.

That what goes over computes the same there is tested against PyTorch in `test_variants_torch` and
`test_interop_torch`, against Keras in `test_interop_keras`, and on ONNX's own cases in `tests/onnx_cases`.
"""

import numpy as np
import pytest

from lstm_tutorial.interop import Node, from_keras, from_onnx, from_torch, to_keras, to_onnx, to_torch
from lstm_tutorial.parameters import map_arrays, named_arrays
from lstm_tutorial.variants import BidirectionalParams

from .cells import frozen
from .variant_cells import draw_cell, draw_layers

D, H = 2, 3


def draw(kind, seed=0, dtype=np.float64):
    return draw_cell(np.random.default_rng(seed), kind, D, H, dtype)


def rows(params, kind, order):
    """The arrays of the gates below one another, each transposed."""
    return np.concatenate([getattr(params, f"{kind}_{letter}").T for letter in order])


def test_the_lstm_in_pytorch():
    p = draw("lstm")
    packed = to_torch(p)
    assert list(packed) == ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]
    np.testing.assert_array_equal(packed["weight_ih_l0"], rows(p, "W", "ifgo"))
    np.testing.assert_array_equal(packed["weight_hh_l0"], rows(p, "U", "ifgo"))
    np.testing.assert_array_equal(packed["bias_ih_l0"] + packed["bias_hh_l0"], rows(p, "b", "ifgo"))
    assert packed["weight_ih_l0"].shape == (4 * H, D)


def test_the_gru_in_pytorch():
    p = draw("gru")
    packed = to_torch(p)
    np.testing.assert_array_equal(packed["weight_ih_l0"], rows(p, "W", "rzg"))
    np.testing.assert_array_equal(packed["weight_hh_l0"], rows(p, "U", "rzg"))
    np.testing.assert_array_equal(packed["bias_ih_l0"][2 * H :], p.b_g)
    np.testing.assert_array_equal(packed["bias_hh_l0"][2 * H :], p.b_u)
    sums = (packed["bias_ih_l0"] + packed["bias_hh_l0"])[: 2 * H]
    np.testing.assert_array_equal(sums, np.concatenate([p.b_r, p.b_z]))


def test_the_rnn_in_pytorch():
    p = draw("rnn")
    packed = to_torch(p)
    np.testing.assert_array_equal(packed["weight_ih_l0"], p.W.T)
    np.testing.assert_array_equal(packed["weight_hh_l0"], p.U.T)


def test_layers_and_directions_in_pytorch_stand_in_the_names():
    names = set(to_torch(draw_layers(np.random.default_rng(0), "gru", D, (H, H), bidirectional=True)))
    assert {"weight_ih_l0", "weight_ih_l0_reverse", "bias_hh_l1", "weight_hh_l1_reverse"} <= names
    assert len(names) == 16


def test_the_lstm_in_keras():
    kernel, recurrent, bias = to_keras(draw("lstm"))
    p = draw("lstm")
    np.testing.assert_array_equal(kernel, np.hstack([p.W_i, p.W_f, p.W_g, p.W_o]))
    np.testing.assert_array_equal(recurrent, np.hstack([p.U_i, p.U_f, p.U_g, p.U_o]))
    np.testing.assert_array_equal(bias, np.hstack([p.b_i, p.b_f, p.b_g, p.b_o]))


def test_the_gru_in_keras():
    p = draw("gru")
    kernel, recurrent, bias = to_keras(p)
    np.testing.assert_array_equal(kernel, np.hstack([p.W_z, p.W_r, p.W_g]))
    np.testing.assert_array_equal(recurrent, np.hstack([p.U_z, p.U_r, p.U_g]))
    np.testing.assert_array_equal(bias, [np.hstack([p.b_z, p.b_r, p.b_g]), np.hstack([np.zeros(2 * H), p.b_u])])
    p = draw("reset first")
    np.testing.assert_array_equal(to_keras(p)[2], np.hstack([p.b_z, p.b_r, p.b_g]))


def test_the_lstm_in_onnx():
    p = draw("peephole")
    operator, attributes, weights = to_onnx(p)
    assert (operator, attributes) == ("LSTM", {"hidden_size": H, "direction": "forward"})
    np.testing.assert_array_equal(weights["W"], rows(p, "W", "iofg")[None])
    np.testing.assert_array_equal(weights["R"], rows(p, "U", "iofg")[None])
    np.testing.assert_array_equal(weights["B"], np.concatenate([rows(p, "b", "iofg"), np.zeros(4 * H)])[None])
    np.testing.assert_array_equal(weights["P"], np.concatenate([p.p_i, p.p_o, p.p_f])[None])
    assert "P" not in to_onnx(draw("lstm")).weights


def test_the_gru_in_onnx():
    p = draw("gru")
    operator, attributes, weights = to_onnx(p)
    assert (operator, attributes["linear_before_reset"]) == ("GRU", 1)
    np.testing.assert_array_equal(weights["R"], rows(p, "U", "zrg")[None])
    np.testing.assert_array_equal(weights["B"][0, : 3 * H], np.concatenate([p.b_z, p.b_r, p.b_g]))
    np.testing.assert_array_equal(weights["B"][0, 3 * H :], np.concatenate([np.zeros(2 * H), p.b_u]))
    assert to_onnx(draw("reset first")).attributes["linear_before_reset"] == 0


ROUND_TRIPS = {
    "torch": (lambda params: from_torch(to_torch(params))[0], ("rnn", "gru", "lstm")),
    "keras": (lambda params: from_keras(to_keras(params)), ("rnn", "gru", "reset first", "lstm")),
    "onnx": (lambda params: from_onnx(to_onnx(params)), ("rnn", "gru", "reset first", "lstm", "peephole")),
}
THERE_AND_BACK = [(library, kind) for library, (_, kinds) in ROUND_TRIPS.items() for kind in kinds]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize(("library", "kind"), THERE_AND_BACK)
def test_there_and_back_changes_nothing(library, kind, bidirectional, dtype):
    (params,) = draw_layers(np.random.default_rng(0), kind, D, (H,), bidirectional, dtype)
    again = ROUND_TRIPS[library][0](frozen(params))
    assert type(again) is type(params)
    for (name, got), (_, wanted) in zip(named_arrays(again), named_arrays(params), strict=True):
        np.testing.assert_array_equal(got, wanted, name)
        assert got.dtype == dtype


@pytest.mark.parametrize(("library", "kind"), THERE_AND_BACK)
def test_what_comes_back_shares_no_memory(library, kind):
    """Neither with what went in, nor one gate with another."""
    params = draw(kind)
    again = ROUND_TRIPS[library][0](params)
    arrays = [array for _, array in named_arrays([params, again])]
    assert not any(np.shares_memory(one, two) for k, one in enumerate(arrays) for two in arrays[:k])


def test_two_biases_come_as_their_sum():
    packed = to_torch(draw("lstm"))
    packed["bias_hh_l0"] = packed["bias_hh_l0"] + 1
    (again,) = from_torch(packed)
    np.testing.assert_allclose(again.b_f, draw("lstm").b_f + 1, rtol=1e-15)


def test_without_biases_they_are_zero():
    packed = {name: array for name, array in to_torch(draw("gru")).items() if name.startswith("weight")}
    (again,) = from_torch(packed)
    for name in ("b_r", "b_z", "b_g", "b_u"):
        np.testing.assert_array_equal(getattr(again, name), np.zeros(H))
    node = to_onnx(draw("lstm"))
    node.weights.pop("B")
    np.testing.assert_array_equal(from_onnx(node).b_o, np.zeros(H))


@pytest.mark.parametrize(("pack", "kinds"), [
    (to_torch, ["reset first", "peephole", "coupled"]), (to_keras, ["peephole", "coupled"]), (to_onnx, ["coupled"]),
])  # fmt: skip
def test_a_cell_that_a_library_does_not_have_is_refused(pack, kinds):
    for kind in kinds:
        params = draw(kind)
        for given in (params, BidirectionalParams(params, params)):
            with pytest.raises(ValueError, match=rf"^{pack.__name__}: params is a {type(params).__name__}; expected"):
                pack(given)


def packed_for_torch(**changed):
    return {name: array for name, array in (to_torch(draw("lstm")) | changed).items() if array is not None}


@pytest.mark.parametrize(("given", "message"), [
    ({}, "the names are none; expected those of all layers"),
    (packed_for_torch(weight_hh_l0=None), "weight_hh of a layer is missing"),
    (packed_for_torch(weight_hr_l0=np.ones((2, 3))), "'weight_hr_l0' is no name .* proj_size"),
    ({f"lstm.{name}": array for name, array in packed_for_torch().items()}, "state_dict of a larger module"),
    (packed_for_torch(weight_hh_l2=np.ones((12, 3))), "expected those of all layers, from l0 on"),
    (packed_for_torch(weight_hh_l0=np.ones((3, 12))), r"shape \(12, 3\).* the layout of another library"),
    (packed_for_torch(weight_hh_l0=np.ones((6, 3))), r"shape \(3, 6\); expected \(H, H\) for a plain RNN"),
    (packed_for_torch(weight_ih_l0=np.ones((2, 12))), r"weight_ih has shape \(2, 12\); expected \(12, 12\)"),
    (packed_for_torch(bias_ih_l0=np.ones(3)), r"bias_ih has shape \(3,\); expected \(12,\)"),
])  # fmt: skip
def test_what_is_no_state_dict_of_a_recurrent_layer_is_refused(given, message):
    with pytest.raises(ValueError, match=f"^from_torch: .*{message}"):
        from_torch(given)


@pytest.mark.parametrize(("given", "message"), [
    (to_keras(draw("lstm"))[:2], "2 arrays came; expected 3"),
    (to_keras(draw("lstm")) * 3, "9 arrays came.* a whole model"),
    ([array.T for array in to_keras(draw("lstm"))], r"shape \(12, 3\).* whose matrices are transposed"),
    ([*to_keras(draw("lstm"))[:2], np.ones((2, 12))], r"the bias has shape \(2, 12\); expected \(12,\)"),
    ([np.ones((2, 9)), *to_keras(draw("lstm"))[1:]], r"the kernel has shape \(2, 9\); expected \(2, 12\)"),
])  # fmt: skip
def test_what_are_no_weights_of_a_keras_layer_is_refused(given, message):
    with pytest.raises(ValueError, match=f"^from_keras: .*{message}"):
        from_keras(given)


@pytest.mark.parametrize(("attribute", "value"), [
    ("clip", 3.0), ("input_forget", 1), ("activations", ["Sigmoid", "Relu", "Tanh"]), ("activation_alpha", [0.1]),
])  # fmt: skip
def test_an_operator_that_computes_something_else_is_refused(attribute, value):
    node = to_onnx(draw("lstm"))
    with pytest.raises(ValueError, match=f"^from_onnx: {attribute} is .*; no cell of the book computes that"):
        from_onnx(node._replace(attributes=node.attributes | {attribute: value}))


def test_the_usual_activations_may_be_named():
    node = to_onnx(draw("lstm"))
    named = node.attributes | {"activations": ["Sigmoid", "Tanh", "Tanh"], "input_forget": 0}
    map_arrays(np.testing.assert_array_equal, from_onnx(node._replace(attributes=named)), draw("lstm"))


def test_an_operator_with_wrong_shapes_is_refused():
    weights = to_onnx(draw("lstm")).weights
    with pytest.raises(ValueError, match=r"^from_onnx: W has shape \(1, 2, 12\); expected \(1, 12, 12\)"):
        from_onnx(Node("LSTM", {}, weights | {"W": weights["W"].swapaxes(1, 2)}))
