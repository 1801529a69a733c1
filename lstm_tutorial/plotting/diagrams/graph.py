"""One step of the recurrent cell as a graph of elementary operations."""

import numpy as np

from ..palette import PALETTE
from .shapes import Canvas, Pen, pen, signed

FORWARD = pen("hidden")
BACKWARD = Pen(PALETTE["muted"], 1.0, True)
ROW, CENTRE, MATMUL, SUM, TANH, END = (20, 7), 13.5, 20, 34, 48.5, 61

# What each edge carries: (name, symbol, x, y) above it; (name, symbol, rule, x, y) below.
FORWARD_LABELS = (
    ("x", None, 11.5, 21.3),
    ("h_prev", None, 11.5, 8.3),
    ("b", None, 27.2, 14.8),
    ("xW", "x_t W", 27, 21.3),
    ("hU", r"h_{t{-}1} U", 27, 8.3),
    ("z", "z_t", 41, 14.8),
    ("h", "h_t", 55.3, 14.8),
)
BACKWARD_LABELS = (
    ("dx", "dx_t", r"dz_t\, W^\top", 11.5, 17.6),
    ("dW", "dW", r"x_t^\top dz_t", 25.4, 24.1),
    ("dh_prev", r"dh_{t{-}1}", r"dz_t\, U^\top", 11.5, 4.6),
    ("dU", "dU", r"h_{t{-}1}^\top dz_t", 26.6, 2.4),
    ("dxW", None, "dz_t", 27, 17.6),
    ("dhU", None, "dz_t", 27, 4.6),
    ("db", "db", r"\Sigma_B\, dz_t", 27.4, 11),
    ("dz", "dz_t", r"dh_t \odot (1 - h_t^2)", 40.9, 10.8),
    ("dh", "dh_t", None, 55.3, 11),
)


def draw_computational_graph(ax, values=None, backward=True):
    r"""Draw h_t = tanh(x_t W + h_{t-1} U + b), one operation a node.

    Above each edge stands what goes forward along it, below it what comes back: the gradient of
    the loss with respect to that edge's array.

    Parameters
    ----------
    ax : Axes
        Drawn for 6.4 by 2.8 inches, scaled to fit.
    values : dict of str to scalar, optional
        Numbers to print instead of the expressions, for a cell with B = D = H = 1: x, W, h_prev, U,
        b, xW, hU, z, h going forward; dh, dz, dx, dW, dh_prev, dU, db coming back. Any of them.
    backward : bool
        Whether to draw the way back.

    Returns
    -------
    Axes
    """
    canvas = Canvas(ax, 64, 28)
    values = {name: np.asarray(value, float).item() for name, value in (values or {}).items()}
    _draw_edges(canvas, backward)
    _draw_nodes(canvas, values)
    forward = ((name, symbol, None, x, y) for name, symbol, x, y in FORWARD_LABELS)
    for color, labels in (("ink", forward), ("muted", BACKWARD_LABELS if backward else ())):
        for name, symbol, rule, x, y in labels:
            right = signed(values[name]) if name in values else rule
            text = " = ".join(part for part in (symbol, right) if part)
            if text:
                canvas.label(x, y, f"${text}$", color, 9.5)
    return ax


def _draw_nodes(canvas, values):
    """The five arrays that come in, the operations, and the array that comes out."""
    top, bottom = ROW
    leaves = (("x", "x_t", 3, top), ("W", "W", MATMUL, 26), ("h_prev", r"h_{t{-}1}", 3, bottom))
    for name, symbol, x, y in (*leaves, ("U", "U", MATMUL, 1), ("b", "b", 21.8, CENTRE)):
        number = f" = {signed(values[name])}" if name in values and name in "WU" else ""
        color = "rnn" if name in "WUb" else "hidden"
        canvas.label(x, y, f"${symbol}{number}$", color, 10.5)
    for y in ROW:
        canvas.circle(MATMUL, y, 1.4, pen("rnn"))
        canvas.label(MATMUL, y, "@", "rnn", 9)
    canvas.operator(SUM, CENTRE, "+", pen("rnn"))
    canvas.operator(TANH, CENTRE, r"$\tanh$", pen("rnn"))


def _draw_edges(canvas, backward):
    """Each edge as (from, to), forward; and, dashed beside it, the same edge backward."""
    top, bottom = ROW
    edges = [
        ((5.5, top), (MATMUL - 1.4, top)), ((5.5, bottom), (MATMUL - 1.4, bottom)),
        ((MATMUL, 24.6), (MATMUL, top + 1.4)), ((MATMUL, 2.4), (MATMUL, bottom - 1.4)),
        ((MATMUL + 1.4, top), (SUM, top), (SUM, CENTRE + 1.4)),
        ((MATMUL + 1.4, bottom), (SUM, bottom), (SUM, CENTRE - 1.4)),
        ((23.6, CENTRE), (SUM - 1.4, CENTRE)),
        ((SUM + 1.4, CENTRE), (TANH - 1.95, CENTRE)), ((TANH + 1.95, CENTRE), (END, CENTRE)),
    ]  # fmt: skip
    for edge in edges:
        canvas.wire(edge, FORWARD._replace(width=1.2))
        (x0, y0), (x1, y1) = edge[:2]
        if backward:
            aside = np.array([0, -0.9]) if y0 == y1 else np.array([0.9, 0])
            back = [np.add((x1 - 1.2, y1), aside), np.add((x0 + 0.3, y0), aside)]
            if y0 != y1:
                back = [np.add((x1, y1), aside), np.add((x0, y0), aside)]
            canvas.wire(back, BACKWARD, dashes=(3, 2))
