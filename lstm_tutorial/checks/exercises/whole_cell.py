"""Exercise of chapter 10: the whole LSTM cell, one step."""

from lstm_tutorial import lstm
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.lstm import PARAMS, LSTMParams


def lstm_step(x, h_prev, c_prev, params):
    """The reference: the package's own step, without its cache."""
    h, c, _ = lstm.lstm_step(x, h_prev, c_prev, params)
    return h, c


def draw_params(draw):
    """All twelve parameters, biases too."""
    return LSTMParams(**{name: draw(axes) for name, axes in PARAMS.items()})


def step_arguments(draw):
    """One input and two states."""
    return {"x": draw("B D"), "h_prev": draw("B H"), "c_prev": draw("B H"), "params": draw_params(draw)}


STEP = register(Exercise(
    name="lstm-step",
    chapter="10_whole_cell",
    reference=lstm_step,
    outputs=("h", "c"),
    inputs=Inputs(step_arguments),
    uses=("forget-gate", "input-gate", "candidate", "output-gate", "update-cell-state", "update-hidden-state"),
    praise="The whole cell: three gates and a candidate, then the memory, then what it shows.",
    hints=(
        "Six lines, each of which you have written in an earlier chapter. In which order do they need each other?",
        "The four ingredients read x and h_prev only. c needs f, i and g; h needs o and the NEW c.",
        "f, i, g, o, then c, then h, all (B, H); return h, c. The parameters are params.W_f, params.U_f, and so on.",
    ),
))  # fmt: skip
