"""The recurrent cell: one step, and the same cell over many steps."""

import numpy as np

from ..palette import PALETTE
from .shapes import Canvas, Pen, pen

RNN, WIRE = pen("rnn"), pen("hidden")
BACKWARD = Pen(PALETTE["muted"], 1.1, True)
DASHES = (4, 2.5)


def draw_rnn_cell(ax):
    """Draw one step of the recurrent cell: weights, sum, tanh, and the two ways that h_t takes.

    Drawn for 6.4 by 2.6 inches, scaled to fit. Filled boxes are what is learned.

    Parameters
    ----------
    ax : Axes

    Returns
    -------
    Axes
    """
    canvas, y, plus, tanh, fork = Canvas(ax, 64, 26), 13.3, 30, 39, 47
    canvas.box(32, y, 42, 18.8, Pen(PALETTE["grid"], 0.9, True), radius=1.6, zorder=0)
    canvas.wire([(7.5, y), (plus - 1.4, y)], WIRE)
    canvas.wire([(plus, 2.4), (plus, y - 1.4)], WIRE)
    canvas.wire([(plus, y + 6), (plus, y + 1.4)], RNN)
    canvas.wire([(plus, y), (tanh - 1.95, y)], RNN)
    canvas.wire([(tanh, y), (56.5, y)], WIRE)
    canvas.wire([(fork, y), (fork, 23.8)], WIRE)
    canvas.dot(fork, y, WIRE)
    for x, height, symbol in ((plus, y - 6, "W"), (20.5, y, "U"), (plus, y + 6, "b")):
        canvas.box(x, height, 4, 3.2, RNN, fill="rnn")
        canvas.label(x, height, f"${symbol}$", "paper", 10.5)
    canvas.operator(plus, y, "+", RNN)
    canvas.operator(tanh, y, r"$\tanh$", RNN)
    canvas.label(5, y, r"$h_{t{-}1}$", "hidden", 10)
    canvas.label(plus, 1.2, "$x_t$", "hidden", 10)
    canvas.label(58.5, y, "$h_t$", "hidden", 10)
    canvas.label(58.5, y - 2.2, "remember", "muted", 8.5)
    canvas.label(fork, 25, "predict", "muted", 8.5)
    formula = r"$h_t = \tanh(x_t W + h_{t{-}1} U + b)$"
    canvas.label(plus + 3.6, y - 6, formula, "ink", 10, ha="left")
    return ax


def draw_unrolled(ax, steps=4, words=None, states=("h",), outputs=None, loss_at=None, backward=False):
    """Draw one cell repeated over time, with the same parameters at every step.

    Parameters
    ----------
    ax : Axes
        Drawn for 6.4 by 2.3 inches (2.8 with a loss), scaled to fit.
    steps : int
        How many steps to draw, up to about 8. Steps count from 1.
    words : sequence of str, optional
        One word under each input.
    states : ("h",) or ("h", "c")
        What is carried from step to step: a plain cell, or an LSTM.
    outputs : collection of int, optional
        The steps with a prediction; all of them unless given.
    loss_at : int or collection of int, optional
        The steps whose prediction is scored.
    backward : bool
        Whether to draw, dashed, the way that the gradient takes back from the last scored step.

    Returns
    -------
    Axes
    """
    if words is not None and len(words) != steps:
        raise ValueError(f"words: one for each of the {steps} steps, not {len(words)}")
    losses = {steps} if loss_at is None and backward else set(np.atleast_1d(loss_at or []).tolist())
    outputs = set(range(1, steps + 1)) if outputs is None else set(outputs)
    drawing = _Unrolled(Canvas(ax, 64, 28 if losses else 23), steps, states)
    for step in range(1, steps + 1):
        drawing.draw_cell(step)
        drawing.draw_input(step, words[step - 1] if words else None)
        if step in outputs | losses:
            drawing.draw_output(step, step in losses, backward and step == max(losses))
    for step in range(steps + 1):
        drawing.draw_states(step, backward and 0 < step < max(losses))
    note = "one cell, the same parameters at every step"
    drawing.canvas.label(32, 27 if losses else 22, note, "muted", 8.5)
    return ax


class _Unrolled:
    """The grid of an unrolled network, and one step's share of the drawing."""

    def __init__(self, canvas, steps, states):
        self.canvas, self.steps, self.two = canvas, steps, "c" in states
        self.pitch = 57 / (steps + 0.15)
        self.width, self.height, self.y = min(9, self.pitch * 0.63), 8 if self.two else 6, 10.8
        self.pen = pen("cell" if self.two else "rnn")
        # height of each state's wire, of the gradient's, and of the label
        self.rows = {"h": (0, -1.5, 1.2)} if not self.two else {
            "c": (2.9, 1.8, 4), "h": (-1.3, -2.4, -0.1)}  # fmt: skip

    def x(self, step):
        return 32 + (step - (self.steps + 1) / 2) * self.pitch

    def draw_cell(self, step):
        canvas, x, top = self.canvas, self.x(step), self.y + self.height / 2
        canvas.box(x, self.y, self.width, self.height, self.pen)
        canvas.band(x, top, self.width, 2.4, self.pen.color)
        canvas.label(x, top - 1.2, "LSTM" if self.two else "RNN", "paper", 8.5)
        canvas.label(x, self.y - 1.2, "$W{,}U{,}b$" if self.width < 6 else "$W, U, b$", "ink", 9)

    def draw_input(self, step, word):
        x, bottom = self.x(step), self.y - self.height / 2
        self.canvas.wire([(x, 4.2), (x, bottom)], WIRE)
        self.canvas.label(x, 3.1, f"$x_{{{step}}}$", "hidden", 10)
        if word:
            self.canvas.label(x, 1, word, "ink", 8.5)

    def draw_output(self, step, scored, backward):
        canvas, x, top = self.canvas, self.x(step), self.y + self.height / 2
        canvas.wire([(x, top), (x, top + 3)], WIRE)
        canvas.label(x, top + 4.1, rf"$\hat{{y}}_{{{step}}}$", "hidden", 10)
        if not scored:
            return
        loss, aside = top + 8, x + 0.36 * self.width
        canvas.wire([(x, top + 5.2), (x, loss - 1.2)], WIRE)
        canvas.circle(x, loss, 1.3, Pen(PALETTE["ink"], 1.2, True))
        canvas.label(x, loss, "$L$", "ink", 9.5)
        if backward:
            canvas.wire([(x + 1.3, loss), (aside, loss), (aside, top)], BACKWARD, dashes=DASHES)

    def draw_states(self, step, backward):
        """The wires from `step` to the next; step 0 is where the states begin."""
        canvas, half = self.canvas, self.width / 2
        left, right = self.x(step) + half, self.x(step + 1) - half
        left = max(left, right - 4.4) if step == 0 else left
        right = min(right, left + 4.4) if step == self.steps else right
        for state, (row, back, label) in self.rows.items():
            style = pen("cell" if state == "c" else "hidden")
            style = style._replace(width=2.4) if state == "c" else style
            canvas.wire([(left, self.y + row), (right, self.y + row)], style)
            middle = (left + right) / 2 - 0.3
            canvas.label(middle, self.y + label, f"${state}_{{{step}}}$", style.color, 10)
            if backward:
                ends = [(right, self.y + back), (left, self.y + back)]
                canvas.wire(ends, BACKWARD, dashes=DASHES)
