"""Names written at their lines instead of in a legend."""

import numpy as np
from matplotlib.patheffects import withStroke

from .palette import PALETTE


def label_line(ax, line, text=None, x=None, above=True):
    """Write a line's name along it instead of in a legend.

    Parameters
    ----------
    ax : Axes
    line : Line2D or str
        The line, or its label.
    text : str, optional
        What to write; the line's label unless given.
    x : float, optional
        Where, in data units; two thirds along unless given.
    above : bool
        Whether above the line or below it.

    Returns
    -------
    Text
    """
    if isinstance(line, str):
        line = next(drawn for drawn in ax.lines if drawn.get_label() == line)
    xs, ys = np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)
    x = xs[len(xs) * 2 // 3] if x is None else x
    return ax.annotate(
        line.get_label() if text is None else text, (x, np.interp(x, xs, ys)),
        xytext=(0, 5 if above else -5), textcoords="offset points", ha="center",
        va="bottom" if above else "top", color=line.get_color(), fontsize=8.5,
        path_effects=[withStroke(linewidth=3, foreground=PALETTE["paper"])],
    )  # fmt: skip


def label_ends(ax, lines=None, size=8.5):
    """Write each line's label at its right end, moved up or down where two would overlap.

    Call it last, when the limits and the scale of the axes are set.

    Parameters
    ----------
    ax : Axes
    lines : iterable of Line2D, optional
        All lines with a label unless given.
    size : float
        Font size in points.

    Returns
    -------
    list of Text
    """
    lines = [line for line in lines or ax.lines if not line.get_label().startswith("_")]
    ax.figure.draw_without_rendering()  # lets the layout settle: heights are final after it
    ends = [_last_point(line) for line in lines]
    places = ax.transData.transform(ends)
    heights = places[:, 1] * 72 / ax.figure.dpi
    shifts = np.round(spread(heights, 1.25 * size) - heights, 2)
    edge = ax.bbox.x1 - 0.1 * ax.bbox.width  # what ends beyond it is named outside the axes
    texts = []
    for line, end, (x, _), shift in zip(lines, ends, places, shifts, strict=True):
        outside = {"xy": (1, end[1]), "xycoords": ("axes fraction", "data")}
        text = ax.annotate(
            line.get_label(), **(outside if x > edge else {"xy": end}), xytext=(6, shift),
            textcoords="offset points", ha="left", va="center", color=line.get_color(),
            fontsize=size, annotation_clip=False,
        )  # fmt: skip
        texts.append(text)
    return texts


def _last_point(line):
    """The last point of a line whose coordinates are both finite."""
    points = np.asarray(line.get_xydata(), float)
    return points[np.isfinite(points).all(axis=1)][-1]


def spread(positions, gap):
    """Move `positions` (n,) as little as need be so that neighbours are at least `gap` apart."""
    order = np.argsort(positions, kind="stable")
    groups = []  # runs of touching labels, as [sum of wished starts, how many]
    for wished in np.asarray(positions, float)[order] - gap * np.arange(len(order)):
        groups.append([wished, 1])
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] > groups[-1][0] / groups[-1][1]:
            total, count = groups.pop()
            groups[-1] = [groups[-1][0] + total, groups[-1][1] + count]
    starts = np.concatenate([np.full(count, total / count) for total, count in groups])
    moved = np.empty(len(order))
    moved[order] = starts + gap * np.arange(len(order))
    return moved
