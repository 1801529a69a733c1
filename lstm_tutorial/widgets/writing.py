"""A trained LSTM reads a text that the reader edits, one unit's memory behind each character, and writes on."""

import base64
import json

import numpy as np
import traitlets

from ..activations import softmax
from ..models import forward, init_model
from ..parameters import map_arrays, named_arrays
from ..text.corpus import PLAIN_CHARACTERS, Vocabulary, plain
from ..text.sampling import sample
from .live import LiveFigure
from .settings import Setting, WholeSetting
from .source import module_text
from .text_still import count_lines, draw_next, draw_text

FORMAT = 1  #: of the network's weights, as the page's module reads them
LARGEST = 127  #: weights are whole numbers up to this, times a scale for each array
LONGEST = 1000  #: characters, read and written
UNITS = 128
VOCABULARY = Vocabulary(PLAIN_CHARACTERS)
A_TEXT = 'A text of "plain characters" (that is, of ASCII),\nand an "open'


class Writing(LiveFigure):
    """The memory of one unit at every character of a text, what comes next, and what the model writes on.

    Parameters
    ----------
    model : Model, optional
        An LSTM of the plain characters with 128 units that predicts at every step; by default, one that has learned
        nothing.
    texts : list of str, optional
        The first is shown at first; a button leads through them.
    named : list of (str, int), optional
        Units that have a name, such as ("quotes", 53): a button for each.
    unit : int
        Whose memory is shown, from 0.
    temperature : float
        The scores of the next character are divided by it.
    text : str
        What is read.
    count, seed : int
        How many characters the model writes on, and which random numbers it draws with.
    """

    _esm = module_text("writing.js")
    unit = WholeSetting(0, 0, UNITS - 1)
    temperature = Setting(1, 0.1, 2, step=0.05)
    text = traitlets.Unicode(A_TEXT).tag(sync=True)
    count = traitlets.Int(0, min=0, max=LONGEST).tag(sync=True)
    seed = traitlets.Int(0, min=0, max=2**32 - 1).tag(sync=True)
    _texts = traitlets.List([A_TEXT]).tag(sync=True)
    _named = traitlets.List().tag(sync=True)
    _network = traitlets.Unicode().tag(sync=True)  # JSON: a notebook would give each number a line of its own
    _weights = traitlets.Unicode().tag(sync=True)  # base64
    _slices = traitlets.Int(0).tag(sync=True)  # in how many goes the page has read and written so far

    def __init__(self, model=None, texts=(), named=(), **values):
        model = model or untrained()
        _check_model(model)
        self._model, arrays, weights = in_whole_numbers(model)
        told = {"_texts": list(texts), "text": texts[0]} if texts else {}
        _, cs = self._read((texts or [A_TEXT])[0])                         # (T, H)
        self._middle = np.round(cs.mean(axis=0), 4)                        # (H,): shades are measured from here,
        self._reach = np.round(np.abs(cs - self._middle).max(axis=0), 4)   # and are full at this distance
        network = {"format": FORMAT, "vocabulary": PLAIN_CHARACTERS, "arrays": arrays}
        units = {"middle": self._middle.tolist(), "reach": self._reach.tolist()}
        super().__init__(
            _network=json.dumps(network | units), _weights=weights, _named=[list(pair) for pair in named],
            **(told | values),
        )  # fmt: skip

    @property
    def model(self):
        """The model with its weights as the page has them."""
        return self._model

    @property
    def written(self):
        """What the model writes on, as the page writes it."""
        rng = np.random.default_rng(self.seed)
        return VOCABULARY.decode(sample(self._model, encode_text(self.text), self.count, rng, self.temperature))

    @property
    def still_height(self):
        """Inches: as many as the text's lines need, and the bars."""
        return 1.9 + 0.22 * count_lines(plain(self.text) + self.written)

    def _read(self, text):
        """Logits and cell states after each character, (T, V) and (T, H)."""
        logits, cache = forward(self._model, encode_text(text)[:, None])
        return logits[:, 0], cache.cell.cs[:, 0]

    def _draw_still(self, figure):
        """Draw the text on the unit's memory, and what is likely to come next."""
        text = plain(self.text) + self.written
        logits, cs = self._read(text)
        values = (cs[:, self.unit] - self._middle[self.unit]) / self._reach[self.unit]
        upper, lower = figure.subplots(2, 1, height_ratios=[0.22 * count_lines(text), 1.1])
        draw_text(upper, text, values, f"cell state of unit {self.unit}, less its mean")
        draw_next(lower, softmax(logits[-1] / self.temperature), PLAIN_CHARACTERS, self.temperature)


def untrained():
    """A model of the plain characters as it is before training."""
    size = VOCABULARY.size
    return init_model(np.random.default_rng(0), "lstm", size, UNITS, size, embedding=24, readout="every")


def _check_model(model):
    """Refuse a model that the figure cannot show."""
    fits = model.cell == "lstm" and model.readout == "every" and model.hidden_size == UNITS
    if not fits or len(model.params.embedding) != VOCABULARY.size:
        raise ValueError(
            f"Writing: expected an LSTM of {UNITS} units and {VOCABULARY.size} characters with readout 'every', got "
            f"{model.cell!r}, {model.hidden_size} units, {len(model.params.embedding)} characters, {model.readout!r}."
        )


def encode_text(text):
    """A text as numbers; typographic quotes and dashes become plain ones.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of int, shape (T,)

    Raises
    ------
    ValueError
        For a character that the model does not know, for an empty text, and for one that is too long.
    """
    if not 1 <= len(text) <= LONGEST:
        raise ValueError(f"A text has 1 to {LONGEST} characters; this has {len(text)}.")
    return VOCABULARY.encode(plain(text))


def in_whole_numbers(model):
    """Round a model's weights to 255 values an array, evenly spaced, and write them down.

    Parameters
    ----------
    model : Model

    Returns
    -------
    model : Model
        With the rounded weights, float64.
    arrays : list of dict
        Of each array, for the page's module ``math/writing.js``: name, shape, and what a whole number of 1 stands for.
    weights : str
        The whole numbers of all arrays, a byte each, in base64.
    """
    whole = {name: whole_numbers(array) for name, array in named_arrays(model.params)}
    arrays = [{"name": name, "shape": array.shape, "scale": scale} for name, (array, scale) in whole.items()]
    weights = base64.b64encode(b"".join(array.tobytes() for array, _ in whole.values())).decode()
    rounded = map_arrays(lambda array: np.multiply(*whole_numbers(array)), model.params)
    return model._replace(params=rounded), arrays, weights


def whole_numbers(array):
    """An array as whole numbers from -127 to 127, and the scale that makes them what they were, nearly."""
    scale = float(np.abs(array).max()) / LARGEST or 1.0
    return np.round(array / scale).astype(np.int8), scale
