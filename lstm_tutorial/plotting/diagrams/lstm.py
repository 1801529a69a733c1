"""The LSTM cell, drawn: the book's one picture of it, lit part by part."""

import matplotlib.pyplot as plt
import numpy as np

from ..palette import PALETTE
from .shapes import Canvas, Pen, pen, signed

PARTS = ("inputs", "forget", "input", "candidate", "cell", "output", "hidden")

# The grid, in units of a tenth of an inch.
WIDTH, HEIGHT = 64, 36
COLUMN = {"forget": 13, "input": 25, "candidate": 37, "output": 49}
BUS, BOXES, VALVES, CELL = 6.6, 12.9, 22, 29.6
BOX_WIDTH, BOX_HEIGHT, HEADER = 10.4, 7.6, 2.5
LEFT, RIGHT = 2.2, 61.8  # where the states' names stand, outside the cell
JOIN, TANH, EXIT = 7.4, 44.6, 56
BOX_TOP, BOX_BOTTOM = BOXES + BOX_HEIGHT / 2, BOXES - BOX_HEIGHT / 2
BORE = 1.3  # half a valve's bore: where a control line ends
SUBSCRIPT = {"forget": "f", "input": "i", "candidate": "g", "output": "o"}


def draw_lstm_cell(ax=None, lit=(), values=None, labels=True):
    r"""Draw one LSTM cell, with the parts in `lit` in colour and the others in grey.

    The cell state runs along the top. Each gate is a valve on the wire that it controls: forget on
    the cell state, input on the candidate, output on the way to the hidden state. The valves stand
    half open unless `values` says how far.

    Parameters
    ----------
    ax : Axes, optional
        Drawn for 6.4 by 3.6 inches, scaled to fit. Without it, a new figure of that size.
    lit : collection of str
        Any of "inputs", "forget", "input", "candidate", "cell", "output", "hidden". Empty: all.
    values : dict of str to scalar, optional
        Numbers to print on the wires of a cell with B = D = H = 1, under the names that the code
        uses: x, h_prev, c_prev, f, i, g, o, c, h; any of them may be missing. The products
        f * c_prev and i * g, and tanh(c), follow from them.
    labels : bool
        Whether to write the symbols and the formulas.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If `lit` names a part that the cell does not have.
    """
    lit = {lit} if isinstance(lit, str) else set(lit)
    if unknown := sorted(lit - set(PARTS)):
        raise ValueError(f"lit: the cell has no part {unknown}; its parts are {', '.join(PARTS)}")
    if ax is None:
        ax = plt.figure(figsize=(WIDTH / 10, HEIGHT / 10), layout="none").add_axes([0, 0, 1, 1])
    cell = _Cell(Canvas(ax, WIDTH, HEIGHT), lit or set(PARTS), _products(values or {}), labels)
    frame = Pen(PALETTE["grid"], 0.9, True)
    cell.canvas.box(WIDTH / 2, 19.5, 53, 31, frame, radius=1.6, zorder=0)
    _draw_inputs(cell)
    for part in COLUMN:
        _draw_box(cell, part)
    _draw_cell_state(cell)
    _draw_write(cell)
    _draw_hidden_state(cell)
    return ax


def cell_figure(lit=(), values=None, labels=True):
    """Figure of the book's width that holds one cell.

    Parameters
    ----------
    lit, values, labels
        As in `draw_lstm_cell`.

    Returns
    -------
    Figure
    """
    return draw_lstm_cell(None, lit, values, labels).figure


class _Cell:
    """What the parts of one drawing share: the canvas, what is lit, the numbers to print."""

    def __init__(self, canvas, lit, values, labels):
        self.canvas, self.lit, self.values, self.labels = canvas, lit, values, labels

    def pen(self, part, *also, color=None):
        """Pen of `part`; lit when it, or one of the parts `also`, is lit."""
        return pen(color or part, bool(self.lit & {part, *also}))

    def opening(self, gate):
        return float(np.clip(self.values.get(gate, 0.5), 0, 1))

    def quantity(self, x, y, symbol, name, style, below=False, **kwargs):
        """Name a wire, and give its value: after the name or, if `below`, on a line under it."""
        number = signed(self.values[name]) if name in self.values else None
        if number and self.labels and below:
            self.canvas.label(x, y - 2.1, f"${number}$", style.color, 9.5, **kwargs)
            number = None
        text = " = ".join(part for part in (symbol if self.labels else None, number) if part)
        if text:
            self.canvas.label(x, y, f"${text}$", style.color, 10, **kwargs)

    def formula(self, x, y, name, text, style):
        """Write a state's name and, under it, its formula."""
        if self.labels:
            self.canvas.label(x, y + 2, name, style.color, 8.5, ha="left")
            self.canvas.label(x, y, text, "ink" if style.lit else "muted", 9.5, ha="left")


def _products(values):
    """The scalar `values` as floats, and what the cell computes from them on its wires."""
    known = {name: np.asarray(value, float).item() for name, value in values.items()}
    if {"f", "c_prev"} <= known.keys():
        known["f * c_prev"] = known["f"] * known["c_prev"]
    if {"i", "g"} <= known.keys():
        known["i * g"] = known["i"] * known["g"]
    if "c" in known:
        known["tanh(c)"] = np.tanh(known["c"])
    return known


def _draw_inputs(cell):
    """The input and the last hidden state, joined in the bus that feeds the four boxes."""
    canvas, style = cell.canvas, cell.pen("inputs", color="hidden")
    canvas.wire([(4.4, BUS), (JOIN, BUS)], style, arrow=False)
    canvas.wire([(JOIN, 2.4), (JOIN, BUS)], style, arrow=False)
    bus = style._replace(width=style.width * 1.6)
    canvas.wire([(JOIN, BUS), (COLUMN["output"], BUS)], bus, arrow=False)
    canvas.dot(JOIN, BUS, style)
    cell.quantity(LEFT, BUS, "h_{t{-}1}", "h_prev", style, below=True)
    cell.quantity(JOIN, 1.2, "x_t", "x", style)


def _draw_box(cell, part):
    """One of the four boxes: its tap from the bus, its name on a band, its formula."""
    canvas, x, style = cell.canvas, COLUMN[part], cell.pen(part)
    tap = cell.pen("inputs", part, color="hidden")
    canvas.wire([(x, BUS), (x, BOX_BOTTOM)], tap)
    canvas.dot(x, BUS, tap)
    canvas.box(x, BOXES, BOX_WIDTH, BOX_HEIGHT, style)
    if style.lit:
        canvas.band(x, BOX_TOP, BOX_WIDTH, HEADER, style.color)
    name = "candidate" if part == "candidate" else f"{part} gate"
    canvas.label(x, BOX_TOP - HEADER / 2, name, "paper" if style.lit else "muted", 8.5)
    if cell.labels:
        k, function = SUBSCRIPT[part], r"\tanh" if part == "candidate" else r"\sigma"
        text = "ink" if style.lit else "muted"
        canvas.label(x, BOXES - 0.3, rf"${k}_t = {function}(x_t W_{k}$", text, 9.5)
        canvas.label(x, BOXES - 2.4, rf"$+\; h_{{t{{-}}1}} U_{k} + b_{k})$", text, 9.5)


def _draw_cell_state(cell):
    """The cell state's line, with the forget valve and the sum on it."""
    canvas, style, gate = cell.canvas, cell.pen("cell"), cell.pen("forget")
    x, plus = COLUMN["forget"], COLUMN["candidate"]
    canvas.wire([(4.4, CELL), (59.6, CELL)], style._replace(width=style.width * 1.8))
    canvas.wire([(x, BOX_TOP), (x, CELL - BORE)], gate)
    canvas.valve(x, CELL, cell.opening("f"), gate)
    canvas.operator(plus, CELL, "+", style)
    cell.quantity(LEFT, CELL, "c_{t{-}1}", "c_prev", style, below=True)
    cell.quantity(RIGHT, CELL, "c_t", "c", style, below=True)
    cell.quantity(x + 0.8, VALVES, "f_t", "f", gate, ha="left")
    cell.quantity((x + plus) / 2, CELL + 1.5, r"f_t \odot c_{t{-}1}", "f * c_prev", style)
    text = r"$c_t = f_t \odot c_{t{-}1} + i_t \odot g_t$"
    cell.formula(plus + 2.6, CELL + 1.6, "cell state", text, style)


def _draw_write(cell):
    """The candidate's way up to the sum, with the input valve on it."""
    canvas, gate, style = cell.canvas, cell.pen("input"), cell.pen("candidate")
    product = cell.pen("candidate", "cell")
    start, x, y = COLUMN["input"], COLUMN["candidate"], VALVES
    canvas.wire([(x, BOX_TOP), (x, y + 2)], style, arrow=False)
    canvas.wire([(x, y + 2), (x, CELL - 1.4)], product)
    canvas.wire([(start, BOX_TOP), (start, y), (x - BORE, y)], gate)
    canvas.valve(x, y, cell.opening("i"), gate, vertical=True)
    cell.quantity((start + x) / 2, y + 1.4, "i_t", "i", gate)
    cell.quantity(x + 0.8, y - 3.6, "g_t", "g", style, ha="left")
    height = y + (5.1 if "i * g" in cell.values else 4.4)
    cell.quantity(x + 1, height, r"i_t \odot g_t", "i * g", product, below=True, ha="left")


def _draw_hidden_state(cell):
    """The cell state's way out, through tanh and the output valve, to the hidden state."""
    canvas, gate, style = cell.canvas, cell.pen("output"), cell.pen("hidden")
    branch = cell.pen("hidden", color="cell")
    x, y, tanh = COLUMN["output"], VALVES, (CELL + VALVES) / 2
    canvas.dot(TANH, CELL, branch)
    canvas.wire([(TANH, CELL), (TANH, tanh)], branch, arrow=False)
    canvas.wire([(TANH, tanh), (TANH, y), (59.6, y)], style)
    canvas.wire([(EXIT, y), (EXIT, BUS), (59.6, BUS)], style)
    canvas.dot(EXIT, y, style)
    canvas.operator(TANH, tanh, r"$\tanh$", style, radius=1.2)
    canvas.wire([(x, BOX_TOP), (x, y - BORE)], gate)
    canvas.valve(x, y, cell.opening("o"), gate)
    cell.quantity(x + 0.8, y - 3.6, "o_t", "o", gate, ha="left")
    cell.quantity(RIGHT, y, "h_t", "h", style, below=True)
    cell.quantity(RIGHT, BUS, "h_t", "h", style, below=True)
    if "tanh(c)" in cell.values:
        number = f"${signed(cell.values['tanh(c)'])}$"
        canvas.label(TANH - 0.8, y + 1, number, style.color, 9.5, ha="right")
    cell.formula(TANH + 2.8, y + 2.9, "hidden state", r"$h_t = o_t \odot \tanh(c_t)$", style)
