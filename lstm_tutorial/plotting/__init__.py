"""Figures: the palette, the book's style, the charts and the diagrams.

`from lstm_tutorial.plotting import use_book_style, …`; nothing else in the package imports
matplotlib.
"""

from .charts import (
    accuracy_by_gap,
    activation_curve,
    learning_curves,
    lines_by_lag,
    mark_level,
)
from .diagrams import (
    cell_figure,
    draw_computational_graph,
    draw_lstm_cell,
    draw_rnn_cell,
    draw_two_states,
    draw_unrolled,
    draw_valve,
)
from .heatmap import gate_heatmap, label_words
from .labels import label_ends, label_line
from .palette import GATE_STYLE, PALETTE, PALETTE_DARK
from .style import panel_row, save_svg, series_styles, settled, use_book_style

__all__ = [
    "GATE_STYLE",
    "PALETTE",
    "PALETTE_DARK",
    "accuracy_by_gap",
    "activation_curve",
    "cell_figure",
    "draw_computational_graph",
    "draw_lstm_cell",
    "draw_rnn_cell",
    "draw_two_states",
    "draw_unrolled",
    "draw_valve",
    "gate_heatmap",
    "label_ends",
    "label_line",
    "label_words",
    "learning_curves",
    "lines_by_lag",
    "mark_level",
    "panel_row",
    "save_svg",
    "series_styles",
    "settled",
    "use_book_style",
]
