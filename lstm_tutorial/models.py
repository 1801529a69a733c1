"""A whole model: words or numbers in, a recurrent cell in the middle, predictions out.

    tokens --embed--> xs --cell--> hs --readout--> logits

The cell is the plain RNN or the LSTM; predictions are made from the hidden state, at the last time
step or at every one.
"""

import json
from typing import NamedTuple

import numpy as np

from lstm_tutorial.contracts import check_shapes
from lstm_tutorial.fused import lstm_backward, lstm_forward, rnn_backward, rnn_forward
from lstm_tutorial.initializers import glorot_uniform
from lstm_tutorial.lstm import LSTMParams, init_lstm
from lstm_tutorial.parameters import count_parameters, map_arrays, named_arrays
from lstm_tutorial.rnn import RNNParams, init_rnn

CELLS = {"rnn": RNNParams, "lstm": LSTMParams}
READOUTS = ("last", "every")
FILE_FORMAT = 1


class ModelParams(NamedTuple):
    """Everything that is learned."""

    embedding: np.ndarray | None  #: one row per token, shape (V, D); None for one-hot or numeric input
    cell: RNNParams | LSTMParams
    W_y: np.ndarray  #: readout weights, shape (H, K)
    b_y: np.ndarray  #: readout bias, shape (K,)


class Model(NamedTuple):
    """What a model is (two words) and what it has learned."""

    cell: str  #: "rnn" or "lstm"
    readout: str  #: one prediction after the whole sequence ("last"), or one at each time step ("every")
    params: ModelParams

    @property
    def hidden_size(self):
        """H, the number of hidden units."""
        return len(self.params.W_y)

    @property
    def parameter_count(self):
        """How many numbers are learned."""
        return count_parameters(self.params)


class ModelCache(NamedTuple):
    """What the backward pass needs from the forward pass."""

    model: Model
    tokens: np.ndarray  #: the input as given
    hs: np.ndarray  #: hidden states, shape (T, B, H)
    cell: tuple  #: the cache of the cell


def init_model(
    rng, cell, inputs, hidden, outputs, *, embedding=None, readout="last", forget_bias=1.0, input_bias=0.0
):
    """Draw a new model.

    Parameters
    ----------
    rng : numpy.random.Generator
    cell : {"rnn", "lstm"}
    inputs : int
        Size of the vocabulary, or the number of inputs where they are numbers.
    hidden, outputs : int
        Number of hidden units H and of possible answers K.
    embedding : int, optional
        Length of a learned vector for each word. Without it words enter one-hot.
    readout : {"last", "every"}
        Where predictions are made.
    forget_bias, input_bias : float, default 1.0 and 0.0
        Where the biases of the LSTM's forget gate and input gate start; the RNN has neither.

    Returns
    -------
    Model
    """
    _check_choice("cell", cell, CELLS)
    _check_choice("readout", readout, READOUTS)
    table = None if embedding is None else rng.normal(size=(inputs, embedding))
    D = inputs if embedding is None else embedding
    drawn = init_rnn(rng, D, hidden) if cell == "rnn" else init_lstm(rng, D, hidden, forget_bias, input_bias)
    params = ModelParams(table, drawn, glorot_uniform(rng, hidden, outputs), np.zeros(outputs))
    return Model(cell, readout, params)


def forward(model, tokens, state=None, *, keep=True):
    """Predict.

    Parameters
    ----------
    model : Model
    tokens : ndarray of int, shape (T, B), or of float, shape (T, B, D)
        Words as indices, or inputs that are numbers already.
    state : tuple of ndarray, each (B, H), optional
        Where to start: (h_0,) for the RNN, (h_0, c_0) for the LSTM. Zeros by default.
    keep : bool, default True
        Whether to keep what `backward` needs; without it less memory is taken.

    Returns
    -------
    logits : ndarray, shape (B, K) for readout "last", (T, B, K) for "every"
    cache : ModelCache, or None if nothing is kept
    """
    params = model.params
    xs = embed(tokens, params)                                         # (T, B, D)
    if state is None:
        zeros = np.zeros((xs.shape[1], model.hidden_size), params.W_y.dtype)
        state = (zeros,) if model.cell == "rnn" else (zeros, zeros)
    wanted = ("h_0",) if model.cell == "rnn" else ("h_0", "c_0")
    if len(state) != len(wanted):
        raise ValueError(
            f"forward: state holds {len(state)} array(s); expected ({', '.join(wanted)}) for a model whose cell is "
            f"{model.cell!r}."
        )
    if model.cell == "rnn":
        hs, cell_cache = rnn_forward(xs, *state, params.cell)
    else:
        hs, _, cell_cache = lstm_forward(xs, *state, params.cell, keep)
    if model.readout == "last" and len(hs) == 0:
        raise ValueError("forward: the sequence is empty; expected at least one time step to predict from.")
    read = hs[-1] if model.readout == "last" else hs                   # (B, H) or (T, B, H)
    return read @ params.W_y + params.b_y, ModelCache(model, tokens, hs, cell_cache) if keep else None


def backward(dlogits, cache):
    """Gradients of the loss with respect to everything that is learned.

    Parameters
    ----------
    dlogits : ndarray, shape of the logits
    cache : ModelCache

    Returns
    -------
    ModelParams
    """
    _check_way_back(dlogits, cache)
    model, tokens, hs, cell_cache = cache
    params = model.params
    H, K = params.W_y.shape
    dhs = np.zeros_like(hs)                                            # (T, B, H)
    read = hs if model.readout == "every" else hs[-1]
    if model.readout == "every":
        dhs[:] = dlogits @ params.W_y.T
    else:
        dhs[-1] = dlogits @ params.W_y.T
    flat = dlogits.reshape(-1, K)
    dW_y = read.reshape(-1, H).T @ flat                                # (H, K)
    grads = (rnn_backward if model.cell == "rnn" else lstm_backward)(dhs, cell_cache)
    dembedding = None
    if params.embedding is not None:
        dembedding = np.zeros_like(params.embedding)                   # (V, D)
        np.add.at(dembedding, tokens, grads.dxs)
    return ModelParams(dembedding, grads.params, dW_y, flat.sum(axis=0))


def _check_way_back(dlogits, cache):
    """Raise ``ValueError`` where `backward` is not given what `forward` returned and the gradient of its logits."""
    problem = None
    if getattr(cache, "_fields", None) != ModelCache._fields:
        problem = f"cache is a {type(cache).__name__}; expected what forward kept. Likely cause: keep=False"
    elif isinstance(dlogits, tuple):
        problem = "dlogits is a tuple; expected an array. Likely cause: cross_entropy returns the loss and dlogits"
    if problem:
        raise ValueError(f"backward: {problem}.")
    sizes = dict(zip("TBK", (*cache.hs.shape[:2], len(cache.model.params.b_y)), strict=True))
    letters = "B K" if cache.model.readout == "last" else "T B K"
    known = {letter: (sizes[letter], "the logits") for letter in letters.split()}
    check_shapes("backward", {"dlogits": dlogits}, {"dlogits": letters}, known)


def embed(tokens, params):
    """Turn words into vectors: a row of the embedding each, or one-hot; numbers pass as they are.

    Parameters
    ----------
    tokens : ndarray of int, shape (T, B), or of float, shape (T, B, D)
    params : ModelParams

    Returns
    -------
    xs : ndarray, shape (T, B, D)
    """
    W = params.cell[0]
    if tokens.dtype.kind == "f":
        return tokens
    if tokens.ndim != 2:
        raise ValueError(f"embed: tokens has shape {tokens.shape}; expected (T, B), time first.")
    size = len(W) if params.embedding is None else len(params.embedding)
    if tokens.size and not (0 <= tokens.min() and tokens.max() < size):
        raise ValueError(
            f"embed: tokens run from {tokens.min()} to {tokens.max()}; the model knows 0 to {size - 1}. "
            "Likely cause: another vocabulary than the one it was made for."
        )
    return params.embedding[tokens] if params.embedding is not None else np.eye(size, dtype=W.dtype)[tokens]


def save_model(path, model):
    """Write a model to an ``.npz`` file: its arrays by name, and what it is. Never pickle.

    Parameters
    ----------
    path : str or Path
    model : Model
    """
    about = json.dumps({"format": FILE_FORMAT, "cell": model.cell, "readout": model.readout})
    with open(path, "wb") as file:
        np.savez_compressed(file, about=about, **dict(named_arrays(model.params)))


def load_model(path):
    """Read what `save_model` wrote.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    Model

    Raises
    ------
    ValueError
        If the file is no model, or one of another format.
    """
    arrays = _read_arrays(path)
    about = _read_about(path, arrays)
    if about["format"] != FILE_FORMAT:
        raise ValueError(
            f"load_model: {path} has format {about['format']}; this version reads {FILE_FORMAT}. "
            "Train the model again, or use the version of lstm_tutorial that wrote it."
        )
    kind = CELLS[about["cell"]]
    missing = {"W_y", "b_y", *(f"cell.{name}" for name in kind._fields)} - set(arrays)
    if missing:
        raise ValueError(f"load_model: {path} lacks {', '.join(sorted(missing))}; the file is incomplete.")
    cell = kind(*(arrays[f"cell.{name}"] for name in kind._fields))
    params = ModelParams(arrays.get("embedding"), cell, arrays["W_y"], arrays["b_y"])
    return Model(about["cell"], about["readout"], params)


def _read_arrays(path):
    """The arrays of an ``.npz`` file by name; an error that says so if it is damaged or no such file."""
    with open(path, "rb") as raw:
        try:
            with np.load(raw, allow_pickle=False) as file:
                return {name: file[name] for name in file.files}
        except Exception as error:  # a damaged file makes zipfile, zlib and NumPy raise a dozen different ones
            raise ValueError(
                f"load_model: {path} cannot be read ({error}); expected a file made by save_model. Likely "
                "cause: a download or a copy that broke off, or a file of another kind."
            ) from error


def _read_about(path, arrays):
    """What the model is, taken out of its arrays."""
    try:
        about = json.loads(str(arrays.pop("about")))
        known = about["cell"] in CELLS and about["readout"] in READOUTS
        if about["format"] == FILE_FORMAT and not known:
            raise ValueError(f"cell {about['cell']!r}, readout {about['readout']!r}")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(
            f"load_model: {path} holds {', '.join(arrays) or 'nothing'}, and does not say what model they "
            f"make ({error}); expected a file made by save_model."
        ) from error
    return about


def as_type(model, dtype):
    """The same model with all parameters in another floating type.

    Parameters
    ----------
    model : Model
    dtype : data-type
        Such as ``numpy.float32``.

    Returns
    -------
    Model
    """
    return model._replace(params=map_arrays(lambda array: array.astype(dtype), model.params))


def _check_choice(what, given, choices):
    if given not in choices:
        raise ValueError(f"init_model: {what} is {given!r}; expected one of {', '.join(map(repr, choices))}.")
