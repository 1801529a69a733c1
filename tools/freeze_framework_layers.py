"""Ask PyTorch, Keras and ONNX once what their LSTMs compute, and keep it for chapter 19, which runs without them.

Run from the top of the repository, where torch, keras (3, with torch behind it) and onnx are installed::

    KERAS_BACKEND=torch python -m tools.freeze_framework_layers

It writes ``book/data/19_framework_layers.npz``. For each library: weights that it drew itself, under its own names,
an input, and its hidden states; for PyTorch the gradients as well, and what it answers to stories of the book with
the weights of a model that chapter 12 trained.
"""

import os
from pathlib import Path

import numpy as np

from lstm_tutorial.interop import to_torch
from lstm_tutorial.models import load_model
from lstm_tutorial.tasks import make_stories

DATA = Path(__file__).resolve().parents[1] / "book" / "data"
TARGET, TRAINED = DATA / "19_framework_layers.npz", DATA / "12_trained_lstms" / "0.npz"

T, B, D, H = 5, 2, 3, 4
STORIES, GAP = 200, 30


def main():
    """Write the file."""
    stored = ask_torch() | ask_torch_to_answer() | ask_keras() | ask_onnx()
    np.savez_compressed(TARGET, **stored)
    print(f"{TARGET}: {len(stored)} arrays, {TARGET.stat().st_size} bytes")


def ask_torch():
    """A layer of PyTorch's: what it drew, what it computes, and the gradients of the sum of its hidden states."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    layer = torch.nn.LSTM(D, H, dtype=torch.float64)
    xs = np.random.default_rng(0).normal(size=(T, B, D))
    hs, (h_n, c_n) = layer(torch.from_numpy(xs))
    hs.sum().backward()
    tensors = {"hs": hs, "h_n": h_n, "c_n": c_n} | layer.state_dict()
    tensors |= {f"{name}.grad": parameter.grad for name, parameter in layer.named_parameters()}
    arrays = {name: tensor.detach().numpy() for name, tensor in tensors.items()}
    return {f"torch/{name}": array for name, array in (arrays | {"xs": xs, "version": torch.__version__}).items()}


def ask_torch_to_answer():
    """PyTorch's LSTM with the weights of a trained model: its answers to stories."""
    import torch

    model = load_model(TRAINED)
    stories = make_stories(np.random.default_rng(0), STORIES, GAP)
    layer = torch.nn.LSTM(*model.params.cell.W_i.shape)
    layer.load_state_dict({name: torch.from_numpy(array) for name, array in to_torch(model.params.cell).items()})
    with torch.no_grad():
        hs, _ = layer(torch.from_numpy(model.params.embedding[stories.tokens]))
    scores = hs[-1].numpy() @ model.params.W_y + model.params.b_y
    return {"trained/hs": hs[-1].numpy(), "trained/answers": scores.argmax(axis=1).astype(np.int8)}


def ask_keras():
    """A layer of Keras's: what it drew, and what it computes with a bias that is nowhere zero."""
    if os.environ.get("KERAS_BACKEND") != "torch":
        raise SystemExit("freeze_framework_layers: set KERAS_BACKEND=torch, with which the file was made.")
    import keras

    keras.utils.set_random_seed(0)
    layer = keras.layers.LSTM(H, return_sequences=True)
    layer.build((B, T, D))
    kernel, recurrent, drawn_bias = layer.get_weights()
    bias = drawn_bias + np.random.default_rng(0).normal(size=drawn_bias.shape).astype(drawn_bias.dtype)
    layer.set_weights([kernel, recurrent, bias])
    xs = np.random.default_rng(1).normal(size=(B, T, D)).astype(np.float32)
    arrays = {"xs": xs, "hs": keras.ops.convert_to_numpy(layer(xs)), "version": keras.__version__}
    arrays |= {"kernel": kernel, "recurrent_kernel": recurrent, "bias": bias, "drawn_bias": drawn_bias}
    return {f"keras/{name}": array for name, array in arrays.items()}


def ask_onnx():
    """An LSTM operator over random weights, through ONNX's reference."""
    import onnx
    from onnx.reference import ReferenceEvaluator

    rng = np.random.default_rng(2)
    shapes = {"X": (T, B, D), "W": (1, 4 * H, D), "R": (1, 4 * H, H), "B": (1, 8 * H)}
    inputs = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    node = onnx.helper.make_node("LSTM", list(inputs), ["Y"], hidden_size=H)
    (Y,) = ReferenceEvaluator(node).run(None, inputs)
    return {f"onnx/{name}": array for name, array in (inputs | {"Y": Y, "version": onnx.__version__}).items()}


if __name__ == "__main__":
    main()
