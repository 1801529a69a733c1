"""What the units of the kept LSTM follow, what is lost where one is held, and how the model writes."""

import re

import numpy as np
from rich.progress import track

from lstm_tutorial.activations import softmax
from lstm_tutorial.models import as_type, forward, load_model
from lstm_tutorial.text.probing import PROPERTIES, column, correlations, forward_holding, inside_brackets, inside_quotes
from lstm_tutorial.text.sampling import sample
from lstm_tutorial.text.streams import chunks, last_state
from tools.character_model.plans import VOCABULARY, WEIGHTS, keep, parts

STREAMS, HELD_STEPS = 16, 800  # how much of the test text is read again with each unit held
CHARACTERS = 4000
TEMPERATURES = (0.2, 0.5, 0.6, 0.7, 0.8, 1.0, 1.2, 1.5)
TOP_K = (3, 5, 10)  # at temperature 1
OUT_OF_STEP = np.linspace(0.06, 0.94, 45)  # by these shares of the text a property is moved on


def look():
    """Measure units and samples of the kept LSTM, and write what came out."""
    model = as_type(load_model(WEIGHTS), np.float64)
    keep(units=units(model), writing=writing(model), tail=tail(model))


def units(model):
    """For each property: every unit's correlation with it, and what is lost where a unit is held at its mean."""
    found = {name: followed_by(model, follow) for name, follow in PROPERTIES.items()}
    text, lost = lost_when_held(model)
    for name, mask in places(text).items():
        found[name]["places"] = int(mask.sum())
        found[name]["lost there"] = rounded(lost[:, mask].mean(axis=1))
        found[name]["lost elsewhere"] = rounded(lost[:, ~mask].mean(axis=1))
    return found


def followed_by(model, follow):
    """The correlation of every unit with a property on both held-out texts, and what the best reaches by chance.

    For the latter the same property is moved on, by each share in `OUT_OF_STEP`: it then has nothing to do with
    what is read, and changes as slowly as before.
    """
    found = {}
    for name in ("validation", "test"):
        text = getattr(parts(), name)
        states, followed = states_over(model, text), follow(text)
        moved = [np.roll(followed, int(share * len(text))) for share in OUT_OF_STEP]
        found[name] = rounded(correlations(states, followed))
        found[f"{name}, best out of step"] = rounded([np.abs(correlations(states, each)).max() for each in moved])
    return {"unit": int(np.argmax(np.abs(found["validation"]))), **found}


def states_over(model, text):
    """Cell states after each character of a text, shape (T, H)."""
    return forward_holding(model, VOCABULARY.encode(text)[:, None], {})[1][:, 0]


def lost_when_held(model):
    """A piece of the test text, and the bits that are lost at each of its characters with each unit held.

    Returns
    -------
    text : str
        The streams, one after the other.
    lost : ndarray, shape (H, len(text))
        Surprise at the character that follows, with the unit held at its mean, less that without.
    """
    inputs, targets = chunks(VOCABULARY.encode(parts().test), STREAMS, HELD_STEPS)[0]  # (T, B) each
    logits, cs = forward_holding(model, inputs, {})
    free, means = surprises(logits, targets), cs.mean(axis=(0, 1))
    lost = [
        surprises(forward_holding(model, inputs, {unit: mean})[0], targets) - free
        for unit, mean in enumerate(track(means, "holding units"))
    ]
    text = VOCABULARY.decode(targets.T.ravel())
    return text, np.array([array.T.ravel() for array in lost]) / np.log(2)


def surprises(logits, targets):
    """The surprise at each target, in nats: logits (T, B, V), targets (T, B)."""
    p = np.take_along_axis(softmax(logits), targets[..., None], axis=-1)
    return -np.log(p[..., 0])


def places(text):
    """Where each property decides: the characters that could not be predicted as well without it."""
    characters = np.array(list(text))
    before = {name: np.concatenate([[0], follow(text)[:-1]]) for name, follow in PROPERTIES.items()}
    at_start = np.concatenate([[True], characters[:-1] == "\n"])
    return {
        "quotes": (characters == '"') & (before["quotes"] == 1) & (inside_quotes(text) == 0),
        "brackets": np.isin(characters, list(")]}")) & (before["brackets"] == 1) & (inside_brackets(text) == 0),
        "indentation": at_start & (characters != "\n"),
        "column": (characters == "\n") & (column(text) == 0) & (before["column"] > 60),
    }


def writing(model):
    """Of samples at each temperature and top-k: the share of known words, and how many different words there are."""
    known = words(parts().training)
    start = VOCABULARY.encode("\n\nThe ")
    found = {"real text": word_counts(parts().test[:CHARACTERS], known)}
    ways = {f"{temperature}": (temperature, None) for temperature in TEMPERATURES}
    ways |= {f"1.0, top {top_k}": (1.0, top_k) for top_k in TOP_K}
    for name, way in track(ways.items(), "writing"):
        tokens = sample(model, start, CHARACTERS, np.random.default_rng(0), *way)
        found[name] = word_counts(VOCABULARY.decode(tokens), known)
    return found


def tail(model):
    """The probability of the characters that are not among the k likeliest: its mean over the test text."""
    state, left = None, []
    for inputs, _ in chunks(VOCABULARY.encode(parts().test), 8, 256):
        logits, cache = forward(model, inputs, state)                       # (T, B, V)
        state = last_state(cache)
        largest_first = -np.sort(-softmax(logits), axis=-1)                 # (T, B, V)
        left.append(1 - largest_first.cumsum(axis=-1).reshape(-1, VOCABULARY.size)[:, np.array(TOP_K) - 1])
    shares = np.concatenate(left).mean(axis=0)                              # (len(TOP_K),)
    return dict(zip(map(str, TOP_K), rounded(shares), strict=True))


def word_counts(text, known):
    """Shares among the words of four letters or more."""
    found = re.findall(r"[a-z]{4,}", text)
    return {
        "known": round(sum(word in known for word in found) / len(found), 3),
        "different": round(len(set(found)) / len(found), 3),
    }


def words(text):
    """The words of four letters or more."""
    return set(re.findall(r"[a-z]{4,}", text))


def rounded(array):
    """A list of numbers with four decimals."""
    return [round(float(value), 4) + 0.0 for value in array]
