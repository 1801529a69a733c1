"""Diagrams, drawn from patches: every function takes an Axes and returns it."""

from .gates import draw_two_states, draw_valve
from .graph import draw_computational_graph
from .lstm import PARTS, cell_figure, draw_lstm_cell
from .rnn import draw_rnn_cell, draw_unrolled

__all__ = [
    "PARTS",
    "cell_figure",
    "draw_computational_graph",
    "draw_lstm_cell",
    "draw_rnn_cell",
    "draw_two_states",
    "draw_unrolled",
    "draw_valve",
]
