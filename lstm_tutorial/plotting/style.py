"""The book's look: one call sets it, a few helpers keep to it."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

from .palette import GATE_STYLE, PALETTE

COLUMN_WIDTH = 6.4  # inches; the page shows it some 640 pixels wide

# In this order what has no colour of its own takes what is left.
SPARE = ("cell", "rnn", "output", "input", "candidate", "forget", "hidden")

# No date, no version: two runs of a notebook give the same bytes.
SVG_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}

RC_PARAMS = {
    "figure.figsize": (COLUMN_WIDTH, 3.0),
    "figure.dpi": 100,
    "figure.facecolor": PALETTE["paper"],
    "figure.constrained_layout.use": True,
    "savefig.dpi": 200,
    "svg.fonttype": "path",
    "svg.hashsalt": "lstm-tutorial",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "mathtext.fontset": "cm",
    "text.color": PALETTE["ink"],
    "axes.facecolor": PALETTE["paper"],
    "axes.edgecolor": PALETTE["muted"],
    "axes.labelcolor": PALETTE["ink"],
    "axes.labelsize": 9,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": mpl.cycler(color=[PALETTE[part] for part in ("hidden", *SPARE[:-1])]),
    "grid.color": PALETTE["grid"],
    "grid.linewidth": 0.7,
    "xtick.color": PALETTE["muted"],
    "xtick.labelcolor": PALETTE["ink"],
    "xtick.labelsize": 8.5,
    "xtick.major.width": 0.7,
    "ytick.color": PALETTE["muted"],
    "ytick.labelcolor": PALETTE["ink"],
    "ytick.labelsize": 8.5,
    "ytick.major.width": 0.7,
    "lines.linewidth": 1.6,
    "lines.markersize": 4,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
}


def use_book_style():
    """Set matplotlib to the book's look; in a notebook, show figures as reproducible SVG."""
    mpl.rcParams.update(RC_PARAMS)
    try:
        from IPython import get_ipython
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:  # a plain Python without notebooks
        return
    if get_ipython() is not None:
        # The whole figure, uncropped: 6.4 inches stay 6.4 inches, so that text sizes agree.
        set_matplotlib_formats("svg", bbox_inches=None, metadata=SVG_METADATA)


def save_svg(fig, file):
    """Write a figure as the notebooks do: the same bytes at each run.

    Parameters
    ----------
    fig : Figure
    file : path or binary stream
    """
    with mpl.rc_context({key: RC_PARAMS[key] for key in ("svg.fonttype", "svg.hashsalt")}):
        fig.savefig(file, format="svg", metadata=SVG_METADATA)


def panel_row(n=1, height=2.6, **kwargs):
    """Figure of the book's width with `n` panels side by side.

    Parameters
    ----------
    n : int
        Number of panels.
    height : float
        Height in inches.
    **kwargs
        For `plt.subplots`, such as ``sharey=True`` or ``width_ratios=[2, 1]``.

    Returns
    -------
    fig : Figure
    axes : Axes if n is 1, else array of n Axes
    """
    return plt.subplots(1, n, figsize=(COLUMN_WIDTH, height), layout="constrained", **kwargs)


def series_styles(names, parts=None):
    """One plot style for each of `names`, no two alike: a gate's or model's own where it has one.

    "RNN", "LSTM" (which takes the cell state's) and the gates are recognized at the start of a
    name; the others take what is left, in a fixed order.

    Parameters
    ----------
    names : iterable of str
    parts : dict of str to str, optional
        The palette's part for some of the names, to override the choice.

    Returns
    -------
    dict of str to dict
        Name to keyword arguments of `Axes.plot`.
    """
    own = {"lstm": "cell", **{part: part for part in GATE_STYLE}}
    chosen, names = dict(parts or {}), list(names)
    for name in names:
        part = own.get(name.lower().split()[0].strip(",:"))
        if part and part not in chosen.values():
            chosen.setdefault(name, part)
    for name in names:
        if name not in chosen:
            chosen[name] = next((part for part in SPARE if part not in chosen.values()), "hidden")
    return {name: GATE_STYLE[chosen[name]] for name in names}


def settled(values, log=False):
    """Round `values` to what a figure can show, so that its bytes do not hang on the last bits.

    Parameters
    ----------
    values : array
    log : bool
        Four significant digits of each value, for a logarithmic axis; else four of the largest.

    Returns
    -------
    array of float
    """
    values = np.asarray(values, float)
    size = np.abs(np.where(np.isfinite(values), values, 0))
    size = np.where(size > 0, size, 1) if log else np.max(size, initial=0) or 1.0
    unit = 10.0 ** (np.floor(np.log10(size)) - 3)
    return np.round(values / unit) * unit + 0.0
