"""Train every plan, keep how it went, and the weights of one."""

import numpy as np
from rich.progress import track

from lstm_tutorial.models import as_type, init_model, save_model
from lstm_tutorial.parameters import map_arrays
from lstm_tutorial.text.streams import surprise
from lstm_tutorial.text.training import train_on_text
from tools.character_model.plans import PLANS, SETTINGS, VOCABULARY, WEIGHTS, bits, keep, parts

#: Weights are kept as multiples of this.
STEP = 1 / 512


def run_all():
    """Train every plan with its seeds; write the results and the weights of the LSTM of seed 0."""
    tasks = [(name, seed) for name, plan in PLANS.items() for seed in plan.seeds]
    runs = {name: {**plan._asdict(), "runs": []} for name, plan in PLANS.items()}
    for name, seed in track(tasks, "training"):
        model, history = train(PLANS[name], seed)
        if (name, seed) == ("LSTM", 0):
            model = as_type(model._replace(params=map_arrays(rounded, model.params)), np.float32)
            save_model(WEIGHTS, model)
        runs[name]["parameters"] = model.parameter_count
        runs[name]["runs"].append(measured(model, history))
        keep(runs=runs)


def train(plan, seed):
    """Train one model.

    Parameters
    ----------
    plan : Plan
    seed : int

    Returns
    -------
    model : Model
    history : TextHistory
    """
    rng = np.random.default_rng(seed)
    model = init_model(
        rng, plan.cell, VOCABULARY.size, plan.hidden, VOCABULARY.size,
        embedding=SETTINGS["embedding"], readout="every", forget_bias=SETTINGS["forget_bias"],
    )  # fmt: skip
    return train_on_text(
        as_type(model, np.float32), VOCABULARY.encode(parts().training), SETTINGS["epochs"], rng,
        held_out=VOCABULARY.encode(parts().validation), streams=SETTINGS["streams"], steps=SETTINGS["steps"],
        learning_rate=plan.learning_rate, max_norm=SETTINGS["max_norm"], drop=plan.drop, progress=False,
    )  # fmt: skip


def measured(model, history):
    """Bits a character: after each epoch, and of the trained model on all three parts of the text."""
    by_epoch = history.loss.reshape(SETTINGS["epochs"], -1).mean(axis=1)
    return {
        **{name: bits(surprise(model, VOCABULARY.encode(part), streams=1 if name == "test" else 8))
           for name, part in parts()._asdict().items()},
        "training by epoch": [bits(loss) for loss in by_epoch],
        "validation by epoch": [bits(loss) for loss in history.held_out],
    }  # fmt: skip


def rounded(array):
    """Each number as the nearest multiple of `STEP`."""
    return np.round(array / STEP) * STEP
