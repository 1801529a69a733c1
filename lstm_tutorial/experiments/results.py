"""Results on disk: one JSON file for each experiment, written again after each run, so that nothing is run twice."""

import json
import os
import platform
from pathlib import Path

import numpy as np


class ResultsError(Exception):
    """A file of results cannot be used; the message says why, and what can be done."""


class Results:
    """What has come out of an experiment so far.

    Parameters
    ----------
    experiment : Experiment
    folder : path
        Where its file is, or will be.

    Raises
    ------
    ResultsError
        If the file cannot be read, or was made with other settings.
    """

    def __init__(self, experiment, folder):
        self.experiment = experiment
        self.path = Path(folder) / experiment.file_name
        self.runs, self.versions = {name: [] for name in experiment.plans}, []
        if self.path.exists():
            self._read()

    def _read(self):
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            self.runs |= {name: list(kept["runs"][name]) for name in kept["plans"]}
            self.versions = kept["versions"]
        except (ValueError, KeyError, TypeError) as error:
            raise ResultsError(
                f"{self.path} is no file of results ({type(error).__name__}: {error}). Move it away to begin anew."
            ) from error
        difference = self._difference(kept)
        if difference:
            raise ResultsError(f"{self.path} was made with other settings: {difference}. Move it away to begin anew.")

    def _difference(self, kept):
        """Where the file's settings and plans differ from the experiment's; plans that are new do not count."""
        now = described(self.experiment)
        plans = {name: plan for name, plan in now["plans"].items() if name in kept["plans"]}
        return first_difference(kept["settings"], now["settings"]) or first_difference(kept["plans"], plans)

    def missing(self, seeds):
        """The (plan's name, seed) that have not been run, of so many seeds each, in the order in which to run them."""
        done = {name: {run["seed"] for run in runs} for name, runs in self.runs.items()}
        return [(name, seed) for name in self.experiment.plans for seed in range(seeds) if seed not in done[name]]

    def add(self, name, run):
        """Keep what came out of a run, in memory and in the file."""
        self.runs[name] = sorted([*self.runs[name], run], key=lambda run: run["seed"])
        if versions() not in self.versions:
            self.versions = [*self.versions, versions()]
        self._write()

    def _write(self):
        """Write a new file beside the old one and put it in its place: a run that is killed leaves a whole file."""
        about = described(self.experiment)
        head = {"experiment": self.experiment.name, "versions": self.versions, "settings": about["settings"]}
        parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
        parts.append(f'"plans": {_object(about["plans"], json.dumps)}')
        parts.append(f'"runs": {_object(self.runs, lambda runs: _array(map(json.dumps, runs)))}')
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        new.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
        new.replace(self.path)


def described(experiment):
    """Settings and plans as they stand in the file."""
    plans = {name: plan._asdict() for name, plan in experiment.plans.items()}
    return json.loads(json.dumps({"settings": experiment.settings, "plans": plans}))


def first_difference(kept, now, where=""):
    """Where two nested dicts first differ, such as "LSTM, hidden is 8, now 16"; None if nowhere."""
    if not (isinstance(kept, dict) and isinstance(now, dict)):
        return None if kept == now else f"{where} is {json.dumps(kept)}, now {json.dumps(now)}"
    for key in dict.fromkeys([*kept, *now]):
        path = f"{where}, {key}" if where else key
        if key not in kept or key not in now:
            return f"{path} is {'not there' if key not in kept else 'no more'}"
        difference = first_difference(kept[key], now[key], path)
        if difference:
            return difference
    return None


def versions():
    """What the results may depend on."""
    return {"python": platform.python_version(), "numpy": np.__version__}


def _object(items, write):
    """A JSON object, a line for each key."""
    return "{\n" + ",\n".join(f"  {json.dumps(key)}: {write(value)}" for key, value in items.items()) + "\n}"


def _array(lines):
    """A JSON array, a line for each element."""
    lines = list(lines)
    return "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
