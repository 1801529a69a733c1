"""The cases of ``math/writing.js``: small networks of characters, read and written on by the package."""

import base64
from types import SimpleNamespace

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.lstm import LSTMParams, lstm_step
from lstm_tutorial.models import Model, ModelParams, forward, init_model
from lstm_tutorial.parameters import map_arrays
from lstm_tutorial.text.sampling import sample, sample_with_temperature
from lstm_tutorial.widgets.writing import in_whole_numbers

SMALL = {"inputs": 7, "hidden": 4, "outputs": 7, "embedding": 3}  # of the writing network: characters, units, ...


def writing_model(rng):
    """Draw a small model that predicts at every step, no array zero."""
    model = init_model(rng, "lstm", readout="every", **SMALL)
    return model._replace(params=map_arrays(lambda array: array + rng.normal(size=array.shape), model.params))


def packed_model(rng):
    """A small model as the page is given it."""
    return list(in_whole_numbers(writing_model(rng))[1:])


def unpacked_network(arrays, weights):
    """What the page makes of a packed model, by NumPy."""
    whole = np.frombuffer(base64.b64decode(weights), np.int8)
    ends = np.cumsum([np.prod(array["shape"]) for array in arrays])
    pieces = zip(arrays, np.split(whole, ends[:-1]), strict=True)
    found = {array["name"]: piece.reshape(array["shape"]) * array["scale"] for array, piece in pieces}
    W, U, b = (np.concatenate([found[f"cell.{name}_{gate}"] for gate in "ifgo"], axis=-1) for name in "WUb")
    reads = found["embedding"] @ W + b
    return {"units": len(U), "reads": reads.ravel(), "recurrent": U.ravel(), "readout": found["W_y"].ravel(),
            "bias": found["b_y"]}  # fmt: skip


def writing_network(rng):
    """A small network as the page has unpacked it, and the same as a model."""
    model, arrays, weights = in_whole_numbers(writing_model(rng))
    return {name: np.asarray(part).tolist() for name, part in unpacked_network(arrays, weights).items()}, model


def model_of(network):
    """The package's model for an unpacked network: one-hot characters, whose weights are what is read of each."""
    units = network["units"]
    gates = {"W": np.array(network["reads"]), "U": np.array(network["recurrent"])}
    split = {name: np.split(matrix.reshape(-1, 4 * units), 4, axis=1) for name, matrix in gates.items()}
    parts = {f"{name}_{gate}": split[name][place] for name in "WU" for place, gate in enumerate("ifgo")}
    cell = LSTMParams(**parts, **{f"b_{gate}": np.zeros(units) for gate in "ifgo"})
    readout, bias = np.array(network["readout"]).reshape(units, -1), np.array(network["bias"])
    return Model("lstm", "every", ModelParams(np.eye(len(split["W"][0])), cell, readout, bias))


def character_step(network, h, c, token):
    """One step of the package's cell."""
    model = model_of(network)
    h, c, _ = lstm_step(model.params.embedding[[token]], np.array([h]), np.array([c]), model.params.cell)
    return [h[0], c[0]]


def next_shares(network, h, temperature):
    """The package's readout and softmax."""
    params = model_of(network).params
    return softmax((np.array(h) @ params.W_y + params.b_y) / temperature)


def some_shares(rng):
    """Shares that sum to 1, some of them 0, and where to fall on them, now and then exactly at the beginning."""
    shares = softmax(rng.normal(scale=3, size=6)) * (rng.random(6) > 0.2)
    return [((shares + 1e-300) / (shares + 1e-300).sum()).tolist(), rng.choice([0.0, rng.random(), 1 - 1e-12])]


def half_read_text(rng):
    """A network, what it has read of a text so far, the text, and how it is to write on."""
    network, model = writing_network(rng)
    text = rng.integers(SMALL["inputs"], size=rng.integers(1, 9)).tolist()
    read = text[: rng.integers(len(text) + 1)]
    how = {"temperature": rng.uniform(0.1, 2), "draws": rng.random(6).tolist()}
    return [network, read_so_far(model, read), text, int(rng.integers(7)), how]


def read_so_far(model, tokens):
    """Tokens, and the package's states after each."""
    if not tokens:
        return {"tokens": [], "hs": [], "cs": []}
    cache = forward(model, np.array(tokens)[:, None])[1]
    return {"tokens": list(tokens), "hs": cache.hs[:, 0].tolist(), "cs": cache.cell.cs[:, 0].tolist()}


def written_on(network, _, text, count, how):
    """What the package reads and writes with the same draws."""
    draws = iter(how["draws"])
    rng = SimpleNamespace(random=lambda size: np.array([next(draws)]))
    model = model_of(network)
    written = sample(model, np.array(text), count, rng, how["temperature"])
    return read_so_far(model, [*text, *written.tolist()])


def states_and_token(rng):
    """A network, the states before a character, and the character."""
    h, c = rng.uniform(-1, 1, size=4), rng.normal(scale=2, size=4)
    return [writing_network(rng)[0], h.tolist(), c.tolist(), int(rng.integers(SMALL["inputs"]))]


def state_and_temperature(rng):
    """A network, a hidden state, and a temperature as the slider gives it."""
    return [writing_network(rng)[0], rng.uniform(-1, 1, size=4).tolist(), rng.uniform(0.1, 2)]


WRITING = {
    "networkOf": (packed_model, unpacked_network),
    "step": (states_and_token, character_step),
    "nextShares": (state_and_temperature, next_shares),
    "pick": (some_shares, lambda shares, u: sample_with_temperature(np.log([shares]), 1.0, np.array([u]))[0]),
    "goOn": (half_read_text, written_on),
}
