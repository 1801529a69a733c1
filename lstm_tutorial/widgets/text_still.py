"""The still picture of a text, a unit's memory behind its characters, and of what comes next."""

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ..plotting import PALETTE, settled

MONO = "DejaVu Sans Mono"
MARKS = {" ": "␣", "\n": "↵"}  #: how a character without ink is shown
COLUMNS, SHADES, LIKELIEST = 78, 12, 10  # characters a line, steps of opacity, bars
CORNERS = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]])
CODES = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]


def draw_text(ax, text, values, title):
    """Write a text in lines; behind each character its value, above 0 a full cell, below 0 a grey bar at its foot.

    Parameters
    ----------
    ax : Axes
    text : str
    values : ndarray, shape (T,)
        From -1 to 1; further ones look like these.
    title : str
    """
    places = np.array(lay_out(text, COLUMNS))                          # (T, 2)
    shades = np.round(SHADES * np.clip(values, -1, 1)).astype(int)     # (T,)
    for shade in np.unique(shades[shades != 0]):
        part, height, full = ("cell", 0.9, 0.5) if shade > 0 else ("muted", 0.25, 0.9)
        cells = places[shades == shade, None] + [0, 0.95] + [1, -height] * CORNERS     # (cells, 5, 2)
        fill = (PALETTE[part], full * abs(shade) / SHADES)
        ax.add_patch(PathPatch(Path(cells.reshape(-1, 2), CODES * len(cells)), facecolor=fill, edgecolor="none"))
    font = FontProperties(family=MONO, size=8)
    for character, (x, y) in zip(text, places.tolist(), strict=True):
        if character != " ":
            color = PALETTE["muted" if character == "\n" else "ink"]
            shown = MARKS.get(character, character)
            ax.text(x + 0.5, y + 0.72, shown, fontproperties=font, color=color, ha="center", parse_math=False)
    ax.set(xlim=(0, COLUMNS), ylim=(places[-1, 1] + 1, 0), title=title)
    ax.set_axis_off()


def lay_out(text, columns):
    """Where each character stands: lines end at a line break, or where they are full.

    Parameters
    ----------
    text : str
    columns : int

    Returns
    -------
    list of (int, int)
        Column and line, from 0.
    """
    places, column, line = [], 0, 0
    for character in text:
        if column == columns:
            column, line = 0, line + 1
        places.append((column, line))
        column, line = (0, line + 1) if character == "\n" else (column + 1, line)
    return places


def count_lines(text):
    """How many lines a text fills."""
    return lay_out(text, COLUMNS)[-1][1] + 1


def draw_next(ax, shares, characters, temperature):
    """Draw the probabilities of the characters that are likeliest to come next.

    Parameters
    ----------
    ax : Axes
    shares : ndarray, shape (V,)
    characters : str
        V of them.
    temperature : float
        Named in the title.
    """
    best = np.argsort(-shares, kind="stable")[:LIKELIEST]
    ax.bar(range(LIKELIEST), settled(shares[best]), color=PALETTE["hidden"], width=0.7)
    names = [MARKS.get(characters[k], characters[k]) for k in best]
    ax.set_xticks(range(LIKELIEST), names, family=MONO, parse_math=False)
    ax.set(ylim=(0, 1), yticks=[0, 0.5, 1], title=f"probability of the next character, at temperature {temperature:g}")
    ax.tick_params(axis="x", length=0)
