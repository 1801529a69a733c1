"""A time limit for one call of a learner's function."""

import _thread
import random
import signal
import sys
import threading

#: Seconds that one call may take.
TIME_LIMIT = 3.0

#: Seconds between one attempt to stop a call and the next.
AGAIN = 0.1

#: After so many attempts that were swallowed, the next ones come at once.
PATIENCE = 5

#: What is said where nothing can stop a call.
NOTE = (
    "Note: here, nothing stops a function that does not end. If a check does not answer within a few seconds, "
    "restart the kernel, and look for a loop that never stops."
)


class TookTooLong(BaseException):
    """Raised in a learner's function when its time is up; no `except Exception` of theirs swallows it."""


def can_interrupt():
    """Whether a call that does not end can be stopped from here.

    It can in the main thread, where a notebook's cells run; not in a browser, where Python has neither
    signals nor threads. A single call of compiled code ends first, everywhere.

    Returns
    -------
    bool
    """
    has_alarm = hasattr(signal, "setitimer") or sys.platform == "win32"
    return has_alarm and threading.current_thread() is threading.main_thread()


def call(function, arguments, seconds):
    """Call a function, and stop it when its time is up.

    Parameters
    ----------
    function : callable
    arguments : iterable
        Handed over by position.
    seconds : float
        Without effect where a call cannot be interrupted.

    Returns
    -------
    object
        What the function returns.

    Raises
    ------
    TookTooLong
    """
    if not can_interrupt():
        return function(*arguments)
    alarm = _Timer() if hasattr(signal, "setitimer") else _Thread()
    over, swallowed = [], []

    def interrupt(signum, frame):
        if over or frame.f_code is call.__code__:  # the call has ended already
            return
        swallowed.append(signum)
        if len(swallowed) > PATIENCE:
            alarm.hurry()
        raise TookTooLong

    previous = signal.signal(alarm.signum, interrupt)
    try:
        alarm.start(seconds)
        return function(*arguments)
    finally:
        over.append(True)
        alarm.stop()
        signal.signal(alarm.signum, previous)


class _Timer:
    """The system's own: it wakes a sleeping call too."""

    def __init__(self):
        self.signum = signal.SIGALRM

    def start(self, seconds):
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)

    def hurry(self):
        """Ring next while the exception is handled: an endless loop round a bare ``except:`` ends only so.

        The moment is drawn, so that sooner or later it is the right one.
        """
        signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, 5e-5), AGAIN)

    def stop(self):
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Thread:
    """A second thread that pretends a signal, for Windows."""

    def __init__(self):
        self.signum = signal.SIGTERM
        self._over = threading.Event()

    def start(self, seconds):
        self._thread = threading.Thread(target=self._ring, args=(seconds,), daemon=True)
        self._thread.start()

    def hurry(self):
        """Nothing: a thread is not woken as soon as that."""

    def stop(self):
        self._over.set()
        self._thread.join()

    def _ring(self, seconds):
        while not self._over.wait(seconds):
            _thread.interrupt_main(self.signum)
            seconds = AGAIN
