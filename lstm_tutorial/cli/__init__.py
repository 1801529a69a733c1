"""The command line: ``lstm-tutorial watch``, ``progress``, ``hint``, ``list`` and ``reset``."""

from lstm_tutorial.cli.command import main

__all__ = ["main"]
