"""What else is built from these parts, each as the small change it is, and one idea a module.

Cells: `gru` (and `reset_first`, the same with its reset gate in another place), `peephole`, `coupled`.
Around any cell: `lengths` (padding and masks), `bidirectional`, `stacked`, `dropout`.
"""

from .bidirectional import BidirectionalParams, bidirectional_backward, bidirectional_forward
from .coupled import CoupledParams, coupled_backward, coupled_forward, coupled_step, coupled_step_backward, init_coupled
from .dropout import draw_mask
from .gru import GRUGrads, GRUParams, gru_backward, gru_forward, gru_step, gru_step_backward, init_gru
from .lengths import padded_backward, padded_forward, reverse, true_steps
from .peephole import (
    PeepholeParams,
    init_peephole,
    peephole_backward,
    peephole_forward,
    peephole_step,
    peephole_step_backward,
)
from .reset_first import (
    ResetFirstParams,
    reset_first_backward,
    reset_first_forward,
    reset_first_step,
    reset_first_step_backward,
)
from .stacked import draw_masks, stacked_backward, stacked_forward

__all__ = [
    "BidirectionalParams",
    "CoupledParams",
    "GRUGrads",
    "GRUParams",
    "PeepholeParams",
    "ResetFirstParams",
    "bidirectional_backward",
    "bidirectional_forward",
    "coupled_backward",
    "coupled_forward",
    "coupled_step",
    "coupled_step_backward",
    "draw_mask",
    "draw_masks",
    "gru_backward",
    "gru_forward",
    "gru_step",
    "gru_step_backward",
    "init_coupled",
    "init_gru",
    "init_peephole",
    "padded_backward",
    "padded_forward",
    "peephole_backward",
    "peephole_forward",
    "peephole_step",
    "peephole_step_backward",
    "reset_first_backward",
    "reset_first_forward",
    "reset_first_step",
    "reset_first_step_backward",
    "reverse",
    "stacked_backward",
    "stacked_forward",
    "true_steps",
]
