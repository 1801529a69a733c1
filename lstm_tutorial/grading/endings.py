"""How a process in the sandbox can end before its time."""

import signal

#: What the kernel's signals mean, in words that go after "your function".
REASONS = {"SIGXCPU": "computed for too long", "SIGSEGV": "crashed Python", "SIGABRT": "crashed Python"}


class Ended(BaseException):
    """The process is gone, in the middle of something; the text says how."""


class Forged(Ended):
    """It sent what only a program sends that speaks for the sandbox."""


def how(status):
    """Say how a process ended, in words that go after "your function".

    Parameters
    ----------
    status : int or None
        Its exit code, negative for a signal, if it is known.

    Returns
    -------
    str
    """
    if status is None:
        return "ended its process"
    if status >= 0:
        return f"ended its process, with exit code {status}"
    name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
    return f"{REASONS.get(name, 'had its process ended')} ({name})"
