"""The text, the plans, and where their results are kept."""

import functools
import json
import platform
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm_tutorial.text.corpus import PLAIN_CHARACTERS, Vocabulary, language_reference, split

DATA = Path(__file__).resolve().parents[2] / "book" / "data"
RESULTS, WEIGHTS = DATA / "15_character_model.json", DATA / "15_character_model.npz"

VOCABULARY = Vocabulary(PLAIN_CHARACTERS)
SETTINGS = {
    "embedding": 24, "epochs": 30, "streams": 32, "steps": 64, "optimizer": "Adam", "max_norm": 1.0, "forget_bias": 1.0,
}  # fmt: skip


class Plan(NamedTuple):
    """One model, to be trained once with each seed."""

    cell: str  #: "rnn" or "lstm"
    hidden: int
    learning_rate: float = 0.008
    drop: float = 0.3  #: share of the recurrent weights that are dropped at each step
    seeds: tuple = (0,)


#: The RNN has as many units as the LSTM's 93,024 parameters allow.
PLANS = {
    "LSTM": Plan("lstm", 128, seeds=(0, 1, 2)),
    "LSTM, nothing dropped": Plan("lstm", 128, drop=0.0),
    "RNN": Plan("rnn", 247),
    "RNN, a quarter of the rate": Plan("rnn", 247, learning_rate=0.002),
}


@functools.cache
def parts():
    """The text of this Python, in three parts."""
    return split(language_reference())


def bits(nats):
    """Nats to bits, rounded for the file."""
    return round(float(nats) / np.log(2), 4)


def keep(**results):
    """Put results into the file, beside what is there already.

    Parameters
    ----------
    **results : JSON values
        Top-level keys and what belongs to them.
    """
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    kept["about"] = {
        "made by": "python -m tools.character_model",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }
    kept["settings"] = SETTINGS
    kept["text"] = {name: len(part) for name, part in parts()._asdict().items()}
    kept |= results
    lines = [f"{json.dumps(key)}: {_json(value)}" for key, value in kept.items()]
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _json(value):
    """A line for each entry of a dict of dicts or lists, else one line."""
    if isinstance(value, dict) and any(isinstance(entry, dict) for entry in value.values()):
        return "{\n" + ",\n".join(f"  {json.dumps(key)}: {json.dumps(entry)}" for key, entry in value.items()) + "\n}"
    return json.dumps(value)
