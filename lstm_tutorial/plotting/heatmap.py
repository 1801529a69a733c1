"""Gates and states, word by word: a value is the opacity of its cell."""

import numpy as np
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from .palette import PALETTE

SHADES = 25  # how many steps of opacity a heatmap has


def gate_heatmap(ax, values, words=None, rows=None, title=None, kind="gate", part=None, unit=1.0):
    """Show what each unit of a gate, or of a state, does at each word.

    A cell's colour is the part's own, the fuller the larger the value: 0 is paper, 1 the full
    colour. Negative values of a state are grey and carry a dash, so that the sign survives print.

    Parameters
    ----------
    ax : Axes
    values : array (T, H)
        Gate values in 0..1, or states in -unit..unit (further ones look like `unit`).
    words : sequence of T str, optional
        Under the columns; step numbers unless given.
    rows : sequence of H str, optional
        Names of the units; numbers from 0 unless given.
    title : str, optional
    kind : "gate" or "state"
    part : str, optional
        The palette's part, for the colour: "forget", "input", "output", "candidate", "cell",
        "hidden", "rnn". Unless given, what the title begins with, else "forget" or "cell".
    unit : float
        The value with the full colour.

    Returns
    -------
    Axes
    """
    values = np.asarray(values, float) / unit
    if values.ndim != 2 or (words is not None and len(words) != len(values)):
        raise ValueError(f"values: expected (T, H), and T words if any; got {values.shape}")
    first = (title or "").lower().split(" ")[0]
    part = part or (first if first in PALETTE else {"gate": "forget", "state": "cell"}[kind])
    steps, units = values.shape
    shades = np.round(SHADES * np.clip(values, 0 if kind == "gate" else -1, 1)).astype(int)
    _fill_cells(ax, shades, PALETTE[part])
    ax.set(xlim=(-0.5, steps - 0.5), ylim=(units - 0.5, -0.5), title=title)
    label_words(ax, words if words is not None else [str(t + 1) for t in range(steps)])
    ax.set_yticks(*_row_ticks(units, rows))
    ax.set_ylabel("unit" if rows is None else None)
    ax.tick_params(length=0)
    ax.spines[:].set(visible=True, color=PALETTE["grid"])
    _draw_key(ax, PALETTE[part], unit, kind)
    return ax


def _fill_cells(ax, shades, color):
    """Draw the cells of each shade (T, H) as one path: a light file, and no seams."""
    corners = np.array([[-0.48, -0.48], [0.48, -0.48], [0.48, 0.48], [-0.48, 0.48], [0, 0]])
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    for shade in np.unique(shades[shades != 0]):
        at = np.argwhere(shades == shade)  # (cells, 2): step and unit, so x and y
        squares = Path((at[:, None] + corners).reshape(-1, 2), codes * len(at))
        fill = (color if shade > 0 else PALETTE["muted"], abs(shade) / SHADES)
        ax.add_patch(PathPatch(squares, facecolor=fill, edgecolor="none"))
    step, unit = np.nonzero(shades < -0.1 * SHADES)
    strong = shades[step, unit] < -0.6 * SHADES
    for at, stroke in ((strong, "paper"), (~strong, "ink")):
        ends = step[at] - 0.18, step[at] + 0.18
        ax.hlines(unit[at], *ends, color=PALETTE[stroke], linewidth=0.9)


def _draw_key(ax, color, unit, kind):
    """Say, above the right end, what the shades mean."""
    values = (0, 0.5, 1) if kind == "gate" else (-1, 0, 1)
    words = {0: " shut", 1: " open"} if kind == "gate" and unit == 1 else {}
    handles = [
        Patch(
            facecolor=(color if value >= 0 else PALETTE["muted"], abs(value)),
            edgecolor=PALETTE["grid"], linewidth=0.7,
            label=f"{value * unit:g}".replace("-", "\N{MINUS SIGN}") + words.get(value, ""),
        )
        for value in values
    ]  # fmt: skip
    ax.legend(
        handles=handles, ncols=3, loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.2,
        borderpad=0.2, fontsize=8, handlelength=0.9, handleheight=0.9, handletextpad=0.4,
        columnspacing=0.9,
    )  # fmt: skip


def _row_ticks(units, rows):
    """Tick positions and labels of the units: all that are named, else some ten."""
    if rows is not None:
        return range(units), rows
    ticks = range(0, units, max(1, -(-units // 10)))
    return ticks, [str(unit) for unit in ticks]


def label_words(ax, words):
    """Write one word under each step of the x axis, slanted where they would not fit.

    Parameters
    ----------
    ax : Axes
    words : sequence of str
    """
    longest = max((len(word) for word in words), default=0)
    points_each = ax.get_window_extent().width / ax.figure.dpi * 72 / max(len(words), 1)
    if longest * 5.6 > points_each:
        slanted = {"rotation": 45, "ha": "right", "rotation_mode": "anchor"}
    else:
        slanted = {}
    ax.set_xticks(range(len(words)), words, **slanted)
