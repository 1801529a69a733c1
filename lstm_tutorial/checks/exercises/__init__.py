"""The exercises in the book's order, a module for each, or for those of a short chapter."""

from importlib import import_module

MODULES = (
    "recurrent_cell",
    "backpropagation_through_time",
    "rnn_backward",
    "numerical_gradient",
    "gradient_by_lag",
    "why_it_forgets",
    "two_states",
    "forget_gate",
    "input_gate",
    "cell_state",
    "output_gate",
    "readout",
    "whole_cell",
    "whole_cell_mistakes",
    "whole_cell_copies",
    "whole_cell_wiring",
    "lstm_forward",
    "backward",
    "backward_mistakes",
    "lstm_backward",
    "cross_entropy",
    "adam",
    "train_step",
    "puzzles",
    "long_lags",
    "stopping_rule",
    "gates_worth",
    "bits_per_character",
    "writing_text",
    "time_series",
    "fusing",
    "variants",
    "padding",
    "frameworks",
)


def register_all():
    """Import every module once; each registers its exercises."""
    for module in MODULES:
        import_module(f"{__name__}.{module}")
