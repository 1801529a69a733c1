"""The one kind of error that a command reports."""


class CommandError(Exception):
    """What was asked for cannot be done; the message says why, and what can."""
