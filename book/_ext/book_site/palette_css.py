"""The book's palette as CSS variables, so that text, formulas and figures share one definition.

The palette itself is the package's. It is read by path: building the site needs neither the package
installed nor matplotlib.
"""

import runpy
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .gate_colours import LETTERS, css_class

SOURCE = Path(__file__).parents[3] / "lstm_tutorial" / "plotting" / "palette.py"
STYLESHEET = "palette.css"


class Palette(NamedTuple):
    """Hex colours by role, on light paper and on dark."""

    light: dict
    dark: dict


@cache
def load_palette(path=SOURCE):
    """Read the palette.

    Parameters
    ----------
    path : pathlib.Path
        A module that defines ``PALETTE`` and ``PALETTE_DARK`` with the same keys.

    Returns
    -------
    Palette

    Raises
    ------
    ValueError
        When one of the two lacks a role that the other has.
    """
    names = runpy.run_path(str(path))
    palette = Palette(names["PALETTE"], names["PALETTE_DARK"])
    unmatched = palette.light.keys() ^ palette.dark.keys()
    if unmatched:
        raise ValueError(f"{path}: expected the same roles in both sets, but {sorted(unmatched)} stand in one only")
    return palette


def css_variable(role, palette):
    """Write the CSS value of a role: its variable, with the light colour for readers that know no variables.

    Parameters
    ----------
    role : str
    palette : Palette

    Returns
    -------
    str
    """
    return f"var(--{role},{palette.light[role]})"


def stylesheet(palette):
    """Write the variables, light and dark, and the classes that use them.

    Parameters
    ----------
    palette : Palette

    Returns
    -------
    str
    """

    def variables(colours):
        return "".join(f"  --{role}: {colour};\n" for role, colour in colours.items())

    light, dark = variables(palette.light), variables(palette.dark)
    rules = [
        f":root {{\n{light}}}\n",
        f'html[data-theme="dark"] {{\n{dark}}}\n',
        f"@media (prefers-color-scheme: dark) {{\nhtml:not([data-theme]) {{\n{dark}}}\n}}\n",
        f"@media print {{\nhtml:root:root {{\n{light}}}\n}}\n",
    ]
    rules += [f".{css_class(role)} {{ color: var(--{role}); }}\n" for role in LETTERS.values()]
    return "".join(rules)


def write_stylesheet(app):
    """Put the stylesheet among the site's static files."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / STYLESHEET).write_text(stylesheet(load_palette()), "utf-8")


def setup(app):
    """Write the stylesheet and link it from every page.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.connect("builder-inited", write_stylesheet)
    app.add_css_file(STYLESHEET, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
