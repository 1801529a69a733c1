"""The experiments by name, in the book's order."""

import difflib
from importlib import import_module

MODULES = (
    "gradient_decay",
    "adding",
    "temporal_order",
    "embedded_reber",
    "noise_free",
    "forget_bias",
    "ablation",
    "continual_reber",
    "variants",
)


def all_experiments():
    """Every experiment by its name."""
    modules = (import_module(f"lstm_tutorial.experiments.{module}") for module in MODULES)
    return {module.EXPERIMENT.name: module.EXPERIMENT for module in modules}


def find_experiment(name):
    """Look an experiment up.

    Raises
    ------
    ValueError
        For an unknown name; the message offers the nearest one.
    """
    known = all_experiments()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name.replace("_", "-"), known, n=1, cutoff=0.4)
    raise ValueError(
        f"there is no experiment {name!r}."
        + (f" Did you mean {near[0]}?" if near else "")
        + f" The experiments are: {', '.join(known)}."
    )
