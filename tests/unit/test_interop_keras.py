"""Keras's layers with the book's weights, and the book's cells with Keras's: the same hidden states.

Keras is no dependency: where it is not installed, this is skipped, and the layout is held to its documentation
by `test_interop` alone. To run it: pip install keras (3 or later; it computes with torch, which is here anyway).
"""

import os
import warnings

import numpy as np
import pytest

from lstm_tutorial.interop import from_keras, to_keras
from lstm_tutorial.variants import stacked_forward

from .cells import relative_error
from .variant_cells import draw_layers

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # Keras's own

T, B, D, H = 5, 3, 2, 4
TOLERANCE = 1e-6  # with torch behind it, Keras multiplies matrices in float32, whatever type a layer has


@pytest.fixture(scope="module")
def keras(torch, tmp_path_factory):
    """The module keras, with torch to compute and with nothing written to the user's folder."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its imports deprecate one another
        patch.setitem(os.environ, "KERAS_BACKEND", "torch")
        patch.setitem(os.environ, "KERAS_HOME", str(tmp_path_factory.mktemp("keras")))
        module = pytest.importorskip("keras", "3", reason="Keras is not installed: its layers are not compared with")
        module.utils.set_random_seed(0)
        yield module


def layer_for(keras, kind, bidirectional):
    """An unbuilt layer of the kind, which gives every hidden state."""
    options = {"return_sequences": True, "dtype": "float64"}
    layer = {
        "rnn": lambda: keras.layers.SimpleRNN(H, **options),
        "gru": lambda: keras.layers.GRU(H, **options),
        "reset first": lambda: keras.layers.GRU(H, reset_after=False, **options),
        "lstm": lambda: keras.layers.LSTM(H, **options),
    }[kind]()
    return keras.layers.Bidirectional(layer) if bidirectional else layer


def states_of(keras, layer, xs):
    """Keras's hidden states in the book's order, time first."""
    batch_first = keras.ops.convert_to_tensor(xs.swapaxes(0, 1), dtype="float64")
    return keras.ops.convert_to_numpy(layer(batch_first)).swapaxes(0, 1)


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("kind", ["rnn", "gru", "reset first", "lstm"])
def test_a_layer_computes_what_the_cell_computes(keras, kind, bidirectional):
    rng = np.random.default_rng(0)
    xs = rng.normal(size=(T, B, D))
    layer = layer_for(keras, kind, bidirectional)
    layer.build((B, T, D))
    layers = draw_layers(rng, kind, D, (H,), bidirectional)
    layer.set_weights(to_keras(layers[0]))
    (hs, *_), _ = stacked_forward(xs, None, layers)
    assert relative_error(states_of(keras, layer, xs), hs) <= TOLERANCE


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("kind", ["rnn", "gru", "reset first", "lstm"])
def test_a_cell_computes_what_the_layer_that_keras_drew_computes(keras, kind, bidirectional):
    rng = np.random.default_rng(1)
    xs = rng.normal(size=(T, B, D))
    layer = layer_for(keras, kind, bidirectional)
    layer.build((B, T, D))
    layer.set_weights([array + 0.1 * rng.normal(size=array.shape) for array in layer.get_weights()])  # biases, too
    (hs, *_), _ = stacked_forward(xs, None, [from_keras(layer.get_weights())])
    assert relative_error(hs, states_of(keras, layer, xs)) <= TOLERANCE
