"""Draw the picture at the top of the README: ``python -m tools.readme_picture``."""

from pathlib import Path

import matplotlib

from lstm_tutorial.plotting import cell_figure, save_svg, use_book_style

PICTURE = Path(__file__).resolve().parents[1] / "book" / "assets" / "cell.svg"


def draw(file):
    """Write the LSTM cell with its forget gate lit.

    Parameters
    ----------
    file : path or binary stream
    """
    with matplotlib.rc_context():
        use_book_style()
        save_svg(cell_figure(lit="forget"), file)


if __name__ == "__main__":
    matplotlib.use("agg")
    draw(PICTURE)
