"""The figures' stylesheet: the package's palette as CSS variables, then ``figure.css``.

In the book's pages the variables exist and follow the reader's choice of light or dark. In a notebook they do
not, and what stands here takes their place: the light colours, or the dark ones where JupyterLab or VS Code say
that they are dark.
"""

from pathlib import Path

from ..plotting.palette import PALETTE, PALETTE_DARK

DARK_NOTEBOOKS = '[data-jp-theme-light="false"] .lstm-figure, .vscode-dark .lstm-figure'


def stylesheet():
    """Write the stylesheet of every figure.

    Returns
    -------
    str
    """

    def variables(palette):
        return " ".join(f"--fig-{part}: var(--{part}, {colour});" for part, colour in palette.items())

    parts = "\n".join(f".lstm-figure .fig-{part} {{ color: var(--fig-{part}); }}" for part in PALETTE)
    return "\n".join([
        f".lstm-figure {{ {variables(PALETTE)} }}",
        f"{DARK_NOTEBOOKS} {{ {variables(PALETTE_DARK)} }}",
        (Path(__file__).parent / "js" / "figure.css").read_text("utf-8").strip(),
        parts,
        "",
    ])  # fmt: skip
