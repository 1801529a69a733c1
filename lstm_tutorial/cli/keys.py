"""Single keys from the terminal, without waiting for Enter, where there is a terminal."""

import contextlib
import os
import select
import sys
import time

#: What the arrow keys send, and the letters that they stand for.
ARROWS = {"\x1b[A": "p", "\x1b[B": "n", "\x1b[C": "n", "\x1b[D": "p"}


@contextlib.contextmanager
def key_reader():
    """Prepare the terminal for single keys, and put it back at the end.

    Yields
    ------
    callable or None
        ``read(seconds)`` waits at most so long and returns a letter, or None; "q" when the terminal is gone.
        None in its place if there is no terminal to read from.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        yield None
    elif os.name == "nt":
        yield _read_on_windows
    else:
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor)
        try:
            yield lambda seconds: _read(descriptor, seconds)
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _read(descriptor, seconds):
    if not select.select([descriptor], [], [], seconds)[0]:
        return None
    try:
        typed = os.read(descriptor, 64).decode(errors="replace")
    except OSError:
        typed = ""
    if not typed:  # the terminal was closed
        return "q"
    return ARROWS.get(typed[:3]) if typed.startswith("\x1b") else typed[0].lower()


def _read_on_windows(seconds):
    import msvcrt

    until = time.monotonic() + seconds
    while not msvcrt.kbhit():
        if time.monotonic() > until:
            return None
        time.sleep(0.02)
    typed = msvcrt.getwch()
    if typed in "\x00\xe0":  # an arrow, in two parts
        return {"H": "p", "K": "p", "P": "n", "M": "n"}.get(msvcrt.getwch())
    return typed.lower()
