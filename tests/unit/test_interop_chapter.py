"""Chapter 19 shows PyTorch's code as text: here it runs, and what the chapter keeps of the frameworks is held."""

import re
from pathlib import Path

import numpy as np
import pytest

from lstm_tutorial.interop import Node, from_keras, from_onnx, from_torch, to_torch
from lstm_tutorial.lstm import lstm_forward
from lstm_tutorial.models import load_model
from lstm_tutorial.tasks import make_stories

BOOK = Path(__file__).resolve().parents[2] / "book"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", (BOOK / "19_frameworks.md").read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def stored():
    with np.load(BOOK / "data" / "19_framework_layers.npz") as file:
        return {name: file[name] for name in file.files}


def block(beginning):
    """The one block of code in the chapter that holds these words."""
    (found,) = [text for text in BLOCKS if beginning in text]
    return found


def test_there_are_the_blocks_that_are_tested_here():
    assert len(BLOCKS) == 4


def test_the_layer_of_the_chapter_is_the_one_that_was_kept(torch, stored):
    names = {"xs": stored["torch/xs"]}
    exec(block("import torch"), names)
    assert set(names["weights"]) == {"weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"}
    for name, array in names["weights"].items():
        np.testing.assert_allclose(array, stored[f"torch/{name}"], rtol=0, atol=1e-12)
    for name in ("hs", "h_n", "c_n"):
        np.testing.assert_allclose(names[name].detach().numpy(), stored[f"torch/{name}"], rtol=0, atol=1e-12)


def test_the_biases_are_set_where_they_belong(torch):
    layer = torch.nn.LSTM(3, 5)
    exec(block("bias_ih_l0[H:2 * H]"), {"torch": torch, "layer": layer})
    (params,) = from_torch({name: tensor.numpy() for name, tensor in layer.state_dict().items()})
    np.testing.assert_array_equal(params.b_f, np.full(5, 4))
    np.testing.assert_array_equal(params.b_i, np.full(5, -4))


def test_the_trained_weights_answer_there_as_was_kept(torch, stored):
    model = load_model(BOOK / "data" / "12_trained_lstms" / "0.npz")
    embedding, cell, W_y, b_y = model.params
    names = {"torch": torch, "to_torch": to_torch, "embedding": embedding, "cell": cell, "W_y": W_y, "b_y": b_y}
    names["tokens"] = make_stories(np.random.default_rng(0), 200, gap=30).tokens
    exec(block("load_state_dict"), names)
    np.testing.assert_array_equal(names["answers"], stored["trained/answers"])


def test_any_cell_has_a_gradient(torch):
    B, D, H, K = 2, 3, 4, 5
    names = {"torch": torch, "B": B, "H": H, "xs": torch.randn(6, B, D), "targets": torch.tensor([0, 4])}
    shapes = {"W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,), "W_y": (H, K), "b_y": (K,)}
    names |= {name: torch.randn(shape, requires_grad=True) for name, shape in shapes.items()}
    exec(block("def step(x, h, c, W, U, b)"), names)
    assert all((names[name].grad != 0).any() for name in shapes)


def test_what_was_kept_of_each_library_is_what_our_cells_compute(stored):
    zeros = np.zeros((2, 4))
    weights = {name: stored[f"torch/{name}"] for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")}
    hs, _, _ = lstm_forward(stored["torch/xs"], zeros, zeros, from_torch(weights)[0])
    np.testing.assert_allclose(hs, stored["torch/hs"], rtol=0, atol=1e-12)
    params = from_keras([stored[f"keras/{name}"] for name in ("kernel", "recurrent_kernel", "bias")])
    hs, _, _ = lstm_forward(stored["keras/xs"].swapaxes(0, 1), zeros, zeros, params)
    np.testing.assert_allclose(hs.swapaxes(0, 1), stored["keras/hs"], rtol=0, atol=1e-6)
    params = from_onnx(Node("LSTM", {}, {name: stored[f"onnx/{name}"] for name in "WRB"}))
    hs, _, _ = lstm_forward(stored["onnx/X"], zeros, zeros, params)
    np.testing.assert_allclose(hs, stored["onnx/Y"][:, 0], rtol=0, atol=1e-12)
