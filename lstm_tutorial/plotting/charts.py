"""The curves that the chapters plot: plain arrays in, the Axes out."""

import numpy as np

from .labels import label_ends
from .palette import PALETTE
from .style import series_styles, settled


def lines_by_lag(ax, lags, series, log=True, bands=None, ylabel=None, xlabel="lag (steps)"):
    """Plot one line a series against the lag, each named at its end.

    Parameters
    ----------
    ax : Axes
    lags : array (n,)
        Steps between cause and effect.
    series : dict of str to array (n,)
        Name to, say, the gradient's norm at each lag.
    log : bool
        Whether the y axis is logarithmic.
    bands : dict of str to pair of arrays (n,), optional
        Lowest and highest value at each lag, over the seeds.
    ylabel, xlabel : str, optional

    Returns
    -------
    Axes
    """
    styles = series_styles(series)
    for name, values in series.items():
        few = {"markevery": max(1, len(lags) // 12), "markersize": 3.5}
        ax.plot(lags, settled(values, log), label=name, **(styles[name] | few))
        if bands and name in bands:
            fill = (styles[name]["color"], 0.15)
            ax.fill_between(lags, *settled(bands[name], log), facecolor=fill, edgecolor="none")
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    ax.margins(x=0.01)
    label_ends(ax)
    return ax


def accuracy_by_gap(ax, gaps, scores_by_model, chance=None, xlabel="gap (words)"):
    """Plot accuracy against the gap: a dot for each seed, a line through the medians.

    Parameters
    ----------
    ax : Axes
    gaps : array (n,)
        Words, or steps, between the fact and the question.
    scores_by_model : dict of str to array (seeds, n)
        Shares of right answers, 0..1.
    chance : float, optional
        What guessing gets: a dashed line.
    xlabel : str

    Returns
    -------
    Axes
    """
    styles, gaps = series_styles(scores_by_model), np.asarray(gaps)
    shift = np.min(np.diff(gaps), initial=np.ptp(gaps) or 1) * 0.07
    for place, (name, scores) in enumerate(scores_by_model.items()):
        scores, style = settled(np.atleast_2d(scores)), styles[name]
        x = gaps + shift * (place - (len(scores_by_model) - 1) / 2)
        ax.plot(x, settled(np.median(scores, axis=0)), label=name, **(style | {"marker": ""}))
        ax.plot(
            np.tile(x, len(scores)), scores.ravel(), style["marker"], color=style["color"],
            markersize=4, fillstyle="none", markeredgewidth=0.8,
        )  # fmt: skip
    ax.set(xlabel=xlabel, ylabel="share of right answers", ylim=(-0.03, 1.05))
    if chance is not None:
        mark_level(ax, chance, "chance")
    label_ends(ax)
    return ax


def mark_level(ax, level, text):
    """Mark a level of the y axis by a dashed line, named at the left.

    Parameters
    ----------
    ax : Axes
    level : float
    text : str
    """
    ax.axhline(level, color=PALETTE["muted"], linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
    ax.annotate(
        text, (0, level), xycoords=("axes fraction", "data"), xytext=(3, 3),
        textcoords="offset points", color=PALETTE["muted"], fontsize=8,
    )  # fmt: skip


def learning_curves(ax, histories, steps=None, ylabel="loss (nats)", log=False, levels=None):
    """Plot loss, or accuracy, against training steps: the median over seeds, and their range.

    Of a long history each point is the mean of a few neighbouring steps, 200 points in all.

    Parameters
    ----------
    ax : Axes
    histories : dict of str to array (steps,) or (seeds, steps)
    steps : array (steps,), optional
        1, 2, 3 … unless given.
    ylabel : str
    log : bool
        Whether the y axis is logarithmic.
    levels : dict of str to float, optional
        Levels to mark by a dashed line, such as ``{"guessing": np.log(10)}``.

    Returns
    -------
    Axes
    """
    styles = series_styles(histories)
    for name, history in histories.items():
        history = np.atleast_2d(np.asarray(history, float))  # (seeds, steps)
        x = np.arange(1, history.shape[1] + 1) if steps is None else np.asarray(steps)
        x, history = settled(thinned(x)), settled(thinned(history), log)
        color = styles[name]["color"]
        ax.plot(x, settled(np.median(history, axis=0), log), color=color, label=name)
        if len(history) > 1:
            low, high = history.min(axis=0), history.max(axis=0)
            ax.fill_between(x, low, high, facecolor=(color, 0.15), edgecolor="none")
    ax.set(xlabel="training step", ylabel=ylabel, yscale="log" if log else "linear")
    ax.margins(x=0.01)
    for text, level in (levels or {}).items():
        mark_level(ax, level, text)
    label_ends(ax)
    return ax


def thinned(values, points=200):
    """Means over runs of neighbours along the last axis, so that some `points` remain."""
    values = np.asarray(values, float)
    starts = np.arange(0, values.shape[-1], -(-values.shape[-1] // points))
    counts = np.diff(starts, append=values.shape[-1])
    return np.add.reduceat(values, starts, axis=-1) / counts


def activation_curve(ax, function, name, z_range=(-6, 6), marks=(), part=None):
    """Plot an activation function, and mark some of its points.

    Parameters
    ----------
    ax : Axes
    function : callable
        Array to array of the same shape.
    name : str
        A part of the palette, such as "forget", for its colour; anything else is written above.
    z_range : pair of float
    marks : iterable of float, or dict of float to str
        Where to put dots; a dict gives each dot's text, else it is the function's value.
    part : str, optional
        The palette's part, for the colour; `name` where it is one, else "hidden".

    Returns
    -------
    Axes
    """
    z, color = np.linspace(*z_range, 241), PALETTE[part or (name if name in PALETTE else "hidden")]
    ax.axhline(0, color=PALETTE["grid"], linewidth=0.7, zorder=0)
    ax.axvline(0, color=PALETTE["grid"], linewidth=0.7, zorder=0)
    ax.plot(z, settled(function(z)), color=color)
    for mark in marks:
        height = float(function(np.array([mark], float))[0])
        text = marks[mark] if isinstance(marks, dict) else f"{round(height, 2) + 0.0:.2f}"
        rising = mark < np.mean(z_range)
        ax.plot(mark, settled(height), "o", color=color, markersize=5)
        ax.annotate(
            text, (mark, height), xytext=(-6 if rising else 6, 5 if rising else -5),
            textcoords="offset points", ha="right" if rising else "left",
            va="bottom" if rising else "top", fontsize=8.5,
        )  # fmt: skip
    ax.set(xlim=z_range, xlabel="$z$", title=None if name in PALETTE else name)
    return ax
