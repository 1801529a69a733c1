"""What has to be asked for, inside the sandbox: functions that the grader runs, or refuses to; and slow modules."""

from importlib.machinery import ModuleSpec

#: What takes long to import, and what of it a process is to have that starts with it.
SLOW = {"matplotlib": "matplotlib.pyplot"}


class NotYours(Exception):
    """Raised where a learner's code calls what it was asked to write."""


class Remote:
    """A function of the grader's, called over the line.

    Parameters
    ----------
    channel : Channel
    name : str
        By which the grader knows it.
    """

    def __init__(self, channel, name):
        self._channel, self._name = channel, name
        self.__name__, self.__module__ = name.rpartition(".")[-1], "lstm_tutorial.asked_for"

    def __call__(self, *arguments, **options):
        """What the grader's function returns."""
        self._channel.send({"call": self._name, "arguments": arguments, "options": options})
        reply = self._channel.receive()
        if "value" in reply:
            return reply["value"]
        raise (NotYours if reply.get("refused") else ValueError)(reply["text"])


class Absent:
    """Finds those modules of the package that are not here: all that they hold has to be asked for.

    Parameters
    ----------
    channel : Channel
    """

    def __init__(self, channel):
        self._channel = channel

    def find_spec(self, name, path=None, target=None):
        """As `importlib.abc.MetaPathFinder` has it."""
        return ModuleSpec(name, self, is_package=True) if name.startswith("lstm_tutorial.") else None

    def create_module(self, spec):
        """As `importlib.abc.Loader` has it."""
        return None

    def exec_module(self, module):
        """As `importlib.abc.Loader` has it."""
        module.__getattr__ = lambda name: self._asked(f"{module.__name__}.{name}")

    def _asked(self, name):
        if name.rpartition(".")[-1].startswith("__"):
            raise AttributeError(name)
        return Remote(self._channel, name)


class Slow:
    """Asks for another process where one is imported that takes long: the grader begins anew, in one that has it.

    Parameters
    ----------
    channel : Channel
    """

    def __init__(self, channel):
        self._channel = channel

    def find_spec(self, name, path=None, target=None):
        """As `importlib.abc.MetaPathFinder` has it; it finds nothing."""
        if name in SLOW:
            self._channel.send({"slow": name})
            self._channel.receive()  # nothing: the grader hangs up
        return None
