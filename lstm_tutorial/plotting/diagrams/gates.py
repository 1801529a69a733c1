"""What a gate is: a valve, and why one state with two jobs wants to become two."""

from matplotlib.patches import Rectangle

from ..palette import PALETTE
from .shapes import Canvas, Pen, pen


def draw_valve(ax, opening, part="forget", value=1.0):
    """Draw one valve, and what of `value` it lets through.

    Parameters
    ----------
    ax : Axes
        Drawn for 1.6 by 1.2 inches, a quarter of the book's width; scaled to fit.
    opening : float
        How far the gate is open, 0 (shut) to 1 (open).
    part : str
        The gate, for its colour: "forget", "input" or "output".
    value : float
        What arrives at the valve.

    Returns
    -------
    Axes
    """
    if not 0 <= opening <= 1:
        raise ValueError(f"opening: a gate lets through a share between 0 and 1, not {opening}")
    canvas, gate = Canvas(ax, 16, 12), pen(part)
    y, bore = 6, 4.6
    for left, right, share in ((1, 8, 1), (8, 15, opening)):
        stream = Rectangle(
            (left, y - bore * share / 2), right - left, bore * share,
            facecolor=(PALETTE["cell"], 0.3), edgecolor="none", zorder=2, clip_on=False,
        )  # fmt: skip
        ax.add_patch(stream)
    wall = Pen(PALETTE["muted"], 0.8, False)
    for height in (y - bore / 2, y + bore / 2):
        canvas.wire([(1, height), (15, height)], wall, arrow=False)
    canvas.valve(8, y, opening, gate, length=6, bore=bore)
    canvas.label(8, 10.6, f"gate = {opening:.2f}", gate.color, 8.5)
    canvas.label(3, 1.6, f"{value:.2f}", "cell", 8.5)
    canvas.label(8, 1.6, r"$\rightarrow$", "muted", 9)
    canvas.label(13, 1.6, f"{value * opening:.2f}", "cell", 8.5)
    return ax


def draw_two_states(ax):
    """Draw one state with two jobs beside two states with one job each, over two steps.

    On the left the hidden state is both carried on and read from, and every step rewrites it. On
    the right the cell state is only carried on, and is written and read through valves; the hidden
    state is what has been read. Drawn for 6.4 by 2.4 inches.

    Parameters
    ----------
    ax : Axes

    Returns
    -------
    Axes
    """
    canvas = Canvas(ax, 64, 24)
    _draw_panel(canvas, 0.5, "one state, two jobs", "rnn", "h", _draw_rewriting)
    _draw_panel(canvas, 33.5, "two states, one job each", "cell", "c", _draw_valves)
    return ax


STEPS, PANEL, READ = (8.2, 21), 30, 4.2  # where the steps stand; how far behind one is read
STATE, WRITE, OUT = 9.6, 5.4, 13.8  # heights: the state's line, the valves below and above it


def _draw_panel(canvas, left, title, part, symbol, draw_step):
    """Draw a state that is carried from left to right, and what happens to it at each step."""
    canvas.label(left + PANEL / 2, 22.6, title, "ink", 9.5)
    canvas.wire([(left, STATE), (left + PANEL, STATE)], pen(part)._replace(width=2.7))
    canvas.label(left + 0.6, STATE + 1.7, f"${symbol}$", part, 10)
    canvas.label(left + PANEL, STATE - 2.1, "remember", "muted", 8.5, ha="right")
    for x in (left + step for step in STEPS):
        canvas.wire([(x, 2.2), (x, STATE - 1.3)], pen("hidden"))
        canvas.label(x, 1, "$x$", "hidden", 10)
        canvas.dot(x + READ, STATE, pen(part))
        draw_step(canvas, x)
        canvas.label(x + READ, 19, "predict", "muted", 8.5)


def _draw_rewriting(canvas, x):
    canvas.operator(x, STATE, r"$\tanh$", pen("rnn"), radius=1.3)
    canvas.wire([(x + READ, STATE), (x + READ, 17.8)], pen("rnn"))
    canvas.label(x + READ + 0.8, 16.2, "$h$", "rnn", 10, ha="left")


def _draw_valves(canvas, x):
    size = {"length": 3, "bore": 2.2}
    canvas.operator(x, STATE, "+", pen("cell"), radius=1.3)
    canvas.valve(x - 4.4, STATE, 0.5, pen("forget"), **size)
    canvas.valve(x, WRITE, 0.5, pen("input"), vertical=True, **size)
    canvas.wire([(x + READ, STATE), (x + READ, OUT - 1.5)], pen("cell"), arrow=False)
    canvas.wire([(x + READ, OUT - 1.5), (x + READ, 17.8)], pen("hidden"))
    canvas.valve(x + READ, OUT, 0.5, pen("output"), vertical=True, **size)
    canvas.label(x + READ + 0.8, 16.2, "$h$", "hidden", 10, ha="left")
