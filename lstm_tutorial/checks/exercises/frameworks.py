"""Exercise of chapter 19: weights from another library's layout into the book's."""

import numpy as np

from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register


def reorder_gates(W):
    """The reference: ONNX's four blocks of rows, i, o, f, c, as four matrices, i, f, g, o, of row vectors."""
    i, o, f, g = np.split(W, 4)
    return i.T, f.T, g.T, o.T


REORDER = register(Exercise(
    name="reorder-gates",
    chapter="19_frameworks",
    reference=reorder_gates,
    outputs=("W_i", "W_f", "W_g", "W_o"),
    inputs=Inputs(lambda draw: {"W": np.concatenate([draw("H D") for _ in range(4)])}, large=False),
    praise="Weights that were trained elsewhere now mean the same here. The shapes alone would not have told you.",
    hints=(
        "What stands in the first H rows of W? And in the second H rows?",
        "The table in chapter 19 gives ONNX's order. Which of its letters is our g?",
        "Four blocks of H rows, each to be turned into the shape (D, H); return them as i, f, g, o.",
    ),
))  # fmt: skip


def blocks(W):
    """ONNX's blocks, turned, in the order in which they stand: i, o, f, c; what the wrong models share."""
    return [block.T for block in np.split(W, 4)]


@REORDER.wrong("order-kept", "The blocks are turned, but stand as they stood: i, o, f, c. The book's order is i, f, g, o.")
def _(W):
    return tuple(blocks(W))


@REORDER.wrong("order-of-keras", "You took the order to be i, f, o, c. ONNX has i, o, f, c.")
def _(W):
    i, f, o, g = blocks(W)
    return i, f, g, o


@REORDER.wrong("permutation-inverted", "You put the blocks where they come from: your order is that of going to ONNX. You want to come from it.")
def _(W):
    i, o, f, g = blocks(W)
    return i, g, o, f


@REORDER.wrong("candidate-and-output-exchanged", "The forget gate is right; candidate and output gate are exchanged. ONNX's last block, c, is our g.")
def _(W):
    i, o, f, g = blocks(W)
    return i, f, o, g


@REORDER.wrong("forget-first", "The forget gate comes first in your result. The book's order is i, f, g, o.")
def _(W):
    i, o, f, g = blocks(W)
    return f, i, g, o


@REORDER.wrong("not-transposed", "The gates are right, and still have the shape (H, D). The book's matrices have one row for each input: turn them.")
def _(W):
    i, o, f, g = np.split(W, 4)
    return i, f, g, o


@REORDER.wrong("reshaped-for-transposed", "A reshape is no transpose: the shape is right, the numbers stand elsewhere. Use .T.")
def _(W):
    i, o, f, g = (block.reshape(block.shape[::-1]) for block in np.split(W, 4))
    return i, f, g, o


@REORDER.wrong("rows-dealt-out", "You took every fourth row. A gate's rows stand together, H of them.")
def _(W):
    i, o, f, g = (W[k::4].T for k in range(4))
    return i, f, g, o


@REORDER.wrong("packed", "The gates are in order, and still packed in one array. Return four.")
def _(W):
    return np.concatenate(reorder_gates(W), axis=1)


@REORDER.wrong("split-after-transposing", "You split the turned matrix along its first axis, which is D. The gates stand side by side along the second.")
def _(W):
    i, o, f, g = np.array_split(W.T, 4, axis=0)
    return i, f, g, o
