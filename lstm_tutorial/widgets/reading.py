"""A trained LSTM reads a story that the reader writes, and a plain network of equal size beside it."""

import json
import re

import numpy as np
import traitlets

from ..activations import softmax
from ..models import forward, init_model
from ..parameters import map_arrays
from ..plotting import PALETTE
from ..tasks import BLANK, INDEX, LANGUAGES, VOCABULARY
from .live import LiveFigure
from .settings import WholeSetting
from .source import module_text

FORMAT = 1  #: of the networks' weights, as the page's module reads them
DIGITS = 4  #: of each weight
LONGEST = 300  #: words of a story
UNITS = 24  #: of the LSTM; an RNN of EQUAL units has about as many parameters
EQUAL = 55
A_STORY = "Ana grew up in Lisbon . rain fell . the old train stopped . Ana speaks ____"


class Reading(LiveFigure):
    """The gates and the memory of one unit at every word of a story, and how both networks fill the blank.

    Parameters
    ----------
    lstm, rnn : Model, optional
        Both read the blank language and answer at the end; by default, two that have learned nothing.
    stories : list of str, optional
        The first is shown at first; a button leads through them.
    unit : int
        Which of the LSTM's units is shown, from 0.
    """

    _esm = module_text("reading.js")
    still_height = 3.2

    unit = WholeSetting(0, 0, UNITS - 1)
    story = traitlets.Unicode(A_STORY).tag(sync=True)
    _stories = traitlets.List([A_STORY]).tag(sync=True)
    _networks = traitlets.Unicode().tag(sync=True)  # JSON: a notebook would give each number a line of its own

    def __init__(self, lstm=None, rnn=None, stories=(), **values):
        models = {"lstm": lstm or untrained("lstm", UNITS), "rnn": rnn or untrained("rnn", EQUAL)}
        if models["lstm"].hidden_size != UNITS:
            came = models["lstm"].hidden_size
            raise ValueError(f"Reading: the LSTM has {came} units; the figure shows one of {UNITS}.")
        self._models = {name: rounded(model) for name, model in models.items()}
        networks = {name: as_lists(model) for name, model in self._models.items()}
        about = {"format": FORMAT, "vocabulary": list(VOCABULARY), "answers": list(LANGUAGES)}
        told = {"_stories": list(stories), "story": stories[0]} if stories else {}
        super().__init__(_networks=json.dumps(about | networks), **(told | values))

    @property
    def answers(self):
        """What each network gives as the language, and its probability: {"lstm": ("Greek", 0.98), ...}."""
        tokens, found = np.array(encode_story(self.story))[:, None], {}
        for name, model in self._models.items():
            probabilities = softmax(forward(model, tokens)[0])[0]      # (K,)
            found[name] = LANGUAGES[probabilities.argmax()], float(probabilities.max())
        return found

    def _draw_still(self, figure):
        """Draw the unit's gates and memory over the words."""
        tokens = encode_story(self.story)
        cache = forward(self._models["lstm"], np.array(tokens)[:, None])[1].cell
        ax, words = figure.subplots(), np.arange(len(tokens))
        for part in ("forget", "input", "output"):
            ax.plot(words, cache.over_time(part[0])[:, 0, self.unit], color=PALETTE[part], label=f"{part} gate")
        ax.plot(words, np.tanh(cache.cs[:, 0, self.unit]), color=PALETTE["cell"], label="tanh of the cell state")
        ax.set_xticks(words, [VOCABULARY[token] for token in tokens], rotation=90, fontsize=7)
        ax.legend(ncols=4, loc="upper center", bbox_to_anchor=(0.5, 1.18), fontsize=8)
        ax.set(ylim=(-1.05, 1.05))


def untrained(cell, hidden):
    """A model of the blank language as it is before training."""
    return init_model(np.random.default_rng(0), cell, len(VOCABULARY), hidden, len(LANGUAGES), embedding=16)


def encode_story(story):
    """A story's words as numbers; the blank is added where it is missing.

    Parameters
    ----------
    story : str

    Returns
    -------
    list of int

    Raises
    ------
    ValueError
        For a word that is not in the vocabulary, and for no words or too many.
    """
    known = {word.lower(): index for word, index in INDEX.items()}
    words = re.findall(r"[^\s.]+|\.", story)
    for word in words:
        if word.lower() not in known:
            raise ValueError(f"{word!r} is not a word that the networks know; they know {', '.join(VOCABULARY)}.")
    if not words or len(words) > LONGEST:
        raise ValueError(f"A story has 1 to {LONGEST} words; this has {len(words)}.")
    tokens = [known[word.lower()] for word in words]
    return tokens if tokens[-1] == INDEX[BLANK] else [*tokens, INDEX[BLANK]]


def rounded(model):
    """A model whose weights have as many digits as the page has of them."""
    return model._replace(params=map_arrays(lambda array: np.round(array.astype(float), DIGITS), model.params))


def as_lists(model):
    """A model's arrays as lists, for the page's module ``math/reading.js``.

    Parameters
    ----------
    model : Model

    Returns
    -------
    dict
        Of an LSTM, "W", "U" and "b" hold an entry for each of i, f, g and o.
    """
    embedding, cell, W_y, b_y = map_arrays(np.ndarray.tolist, model.params)
    if model.cell == "rnn":
        parts = cell._asdict()
    else:
        parts = {name: {part: getattr(cell, f"{name}_{part}") for part in "ifgo"} for name in "WUb"}
    return {"embedding": embedding, **parts, "W_y": W_y, "b_y": b_y}
