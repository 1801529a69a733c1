"""The exercises, a module for each chapter that has some."""

from importlib import import_module

CHAPTERS = (
    "recurrent_cell",
    "backpropagation_through_time",
    "why_it_forgets",
    "two_states",
    "forget_gate",
    "input_gate",
    "cell_state",
    "output_gate",
    "whole_cell",
    "backward",
    "training",
    "puzzles",
)


def register_all():
    """Import every chapter's module once; each registers its exercises."""
    for chapter in CHAPTERS:
        import_module(f"{__name__}.{chapter}")
