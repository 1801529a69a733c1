"""One colour per gate, the same in every figure, page and widget of the book.

The light colours have a contrast of at least 4.5:1 against `paper` and `wash`, the dark ones
against their own. Within a set they were spread in lightness as well as in hue, so that two gates
stay apart for readers with protanopia, deuteranopia or tritanopia; `GATE_STYLE` adds a line style
and a marker to each, for print in grey.

The site replaces these exact hex values in inline figures by CSS variables, which is how a figure
follows the page into dark mode. So draw with these values only; for a tint, lower the opacity.
"""

PALETTE = {
    "forget": "#982600",
    "input": "#006B5B",
    "candidate": "#8A6A00",
    "output": "#1A73B5",
    "cell": "#761B8C",
    "hidden": "#343C45",
    "rnn": "#C02D83",
    "ink": "#1D2129",
    "muted": "#636A77",
    "grid": "#D9DCE1",
    "paper": "#FFFFFF",
    "wash": "#F3F4F6",
}

PALETTE_DARK = {
    "forget": "#EE7A3C",
    "input": "#2FA88A",
    "candidate": "#F0C050",
    "output": "#62BDF5",
    "cell": "#AC78DE",
    "hidden": "#D5DEE8",
    "rnn": "#FF8FBE",
    "ink": "#E8EAED",
    "muted": "#9AA3AF",
    "grid": "#343A42",
    "paper": "#121417",
    "wash": "#1D2025",
}

# How a part is plotted: keyword arguments of `Axes.plot`.
GATE_STYLE = {
    "forget": {"color": PALETTE["forget"], "linestyle": (0, (10, 2)), "marker": "o"},
    "input": {"color": PALETTE["input"], "linestyle": (0, (5, 2)), "marker": "s"},
    "candidate": {"color": PALETTE["candidate"], "linestyle": (0, (1.5, 1.5)), "marker": "^"},
    "output": {"color": PALETTE["output"], "linestyle": (0, (7, 2, 1.5, 2)), "marker": "D"},
    "cell": {"color": PALETTE["cell"], "linestyle": "-", "marker": "v"},
    "hidden": {"color": PALETTE["hidden"], "linestyle": (0, (2.5, 1.2)), "marker": "X"},
    "rnn": {"color": PALETTE["rnn"], "linestyle": (0, (7, 2, 1.5, 2, 1.5, 2)), "marker": "P"},
}
