"""What an experiment is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Experiment:
    """Plans, each to be run once with every seed, and how a run is measured."""

    name: str  #: such as "adding"
    chapter: str  #: two digits
    title: str  #: what it asks, in a line
    settings: dict  #: what all plans have in common, as it goes into the results
    plans: dict  #: name to a named tuple: what may differ
    measure: Callable  #: takes (plan, seed), returns a dict: what came out
    exact: bool = False  #: whether a run must give the same numbers again, not only the same outcome

    @property
    def file_name(self):
        """The name of its file of results, such as "13_adding.json"."""
        return f"{self.chapter}_{self.name.replace('-', '_')}.json"
