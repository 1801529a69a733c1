"""The primitives of every diagram: box, wire, operator, valve, label.

A diagram is drawn in tenths of an inch at the book's figure width (6.4 in, so 64 units). On a
smaller or larger Axes the text and the lines scale with it, and nothing runs into anything else.
"""

from collections import namedtuple

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from ..palette import PALETTE

MATH_FONT = "cm"  # Computer Modern, as the page's own formulas
ARROWHEAD = 0.95, 0.42  # its length, and half its width

Pen = namedtuple("Pen", "color width lit")
"""How a part is drawn: a colour, a line width in points, and whether the part is lit."""


def pen(part, lit=True):
    """The pen of a part of the palette: in its colour, or in muted grey when it is not `lit`."""
    return Pen(PALETTE[part], 1.5, True) if lit else Pen(PALETTE["muted"], 0.7, False)


def signed(number):
    """Two decimals; never a negative zero."""
    return f"{round(float(number), 2) + 0.0:.2f}"


class Canvas:
    """An Axes without axes, `width` by `height` units, with the primitives as methods."""

    def __init__(self, ax, width, height):
        ax.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        ax.set_axis_off()
        ax.figure.draw_without_rendering()  # lets the layout settle, so that the size is final
        extent = ax.get_window_extent()
        inches_per_unit = min(extent.width / width, extent.height / height) / ax.figure.dpi
        self.ax, self.scale = ax, inches_per_unit / 0.1

    def _add(self, patch, zorder):
        patch.set(zorder=zorder, clip_on=False)
        return self.ax.add_patch(patch)

    def label(self, x, y, text, color="ink", size=9, **kwargs):
        """Write `text` at (x, y), by default centred; `size` in points at book width."""
        settings = {"ha": "center", "va": "center", "zorder": 6, "math_fontfamily": MATH_FONT}
        color = PALETTE.get(color, color)
        return self.ax.text(x, y, text, color=color, fontsize=size * self.scale, **(settings | kwargs))

    def box(self, x, y, width, height, pen, radius=0.8, fill="paper", opacity=1.0, zorder=3):
        """Draw a box with rounded corners centred on (x, y)."""
        patch = FancyBboxPatch(
            (x - width / 2, y - height / 2), width, height,
            boxstyle=f"round,pad=0,rounding_size={radius}",
            facecolor=(PALETTE.get(fill, fill), opacity),
            edgecolor=pen.color if pen.width else "none", linewidth=pen.width * self.scale,
        )  # fmt: skip
        return self._add(patch, zorder)

    def band(self, x, top, width, height, color, radius=0.8, zorder=3.5):
        """Fill the head of a box, rounded at the top only; (x, top) is the middle of its top."""
        left, right, low = x - width / 2, x + width / 2, top - height
        outline = rounded_path([(left, low), (left, top), (right, top), (right, low)], radius)
        return self._add(PathPatch(outline, facecolor=color, edgecolor="none"), zorder)

    def wire(self, points, pen, arrow=True, dashes=None, radius=1.0, zorder=2):
        """Draw a line through `points` with rounded corners, and an arrowhead at its end."""
        points = np.asarray(points, float)
        width = pen.width * self.scale
        if arrow:
            direction = points[-1] - points[-2]
            points[-1] -= self._arrowhead(points[-1], direction, pen, zorder)
        patch = PathPatch(
            rounded_path(points, radius), facecolor="none", edgecolor=pen.color, linewidth=width,
            capstyle="butt", joinstyle="round",
            linestyle=(0, tuple(d * self.scale / width for d in dashes)) if dashes else "-",
        )  # fmt: skip
        return self._add(patch, zorder)

    def _arrowhead(self, tip, direction, pen, zorder):
        """Draw a filled triangle with its point on `tip`; return the vector that it covers."""
        ahead = direction / np.hypot(*direction)
        length, half_width = np.multiply(ARROWHEAD, max(1, pen.width / 1.5) ** 0.5)
        aside = np.array([-ahead[1], ahead[0]]) * half_width
        base = tip - ahead * length
        corners = [tip, base + aside, tip - ahead * length * 0.8, base - aside]
        self._add(Polygon(corners, facecolor=pen.color, edgecolor="none"), zorder)
        return ahead * length * 0.7

    def dot(self, x, y, pen, radius=0.38, zorder=4):
        """Mark a point at which a wire branches."""
        return self._add(Circle((x, y), radius, facecolor=pen.color, edgecolor="none"), zorder)

    def circle(self, x, y, radius, pen, zorder=4):
        """Draw an empty circle."""
        width = pen.width * self.scale
        fill = PALETTE["paper"]
        patch = Circle((x, y), radius, facecolor=fill, edgecolor=pen.color, linewidth=width)
        return self._add(patch, zorder)

    def operator(self, x, y, symbol, pen, radius=1.4):
        """Draw an operation: `+` and `x` in a circle, any other name in a capsule."""
        if symbol not in ("+", "x"):
            self.box(x, y, 3.9, 2 * radius, pen, radius=radius, zorder=4)
            return self.label(x, y - 0.06, symbol, pen.color, size=9)
        width = pen.width * self.scale
        self.circle(x, y, radius, pen)
        arm = radius * 0.55
        along = np.array([arm, 0]) if symbol == "+" else np.array([arm, arm]) / np.sqrt(2)
        for stroke in (along, along[::-1] * [-1, 1]):
            ends = np.array([x, y]) + np.outer([-1, 1], stroke)
            self._add(PathPatch(Path(ends), facecolor="none", edgecolor=pen.color, linewidth=width), 5)
        return None

    def valve(self, x, y, opening, pen, vertical=False, length=4.0, bore=2.6):
        """Draw a valve on a wire: two jaws that leave `opening` (0..1) of the bore free.

        The wire runs through it, horizontally unless `vertical`.
        """
        along, across = np.array([[length / 2, 0], [0, bore / 2]])
        if vertical:
            along, across = along[::-1], across[::-1]
        centre, half = np.array([x, y]), abs(along) + abs(across)
        low, size = centre - half, 2 * half
        self._add(Rectangle(low, *size, facecolor=PALETTE["paper"], edgecolor="none"), 1.5)
        for side in (across, -across):
            self._add(jaw(centre, along, side, side * opening, pen.color), 4)
        frame = Rectangle(low, *size, facecolor="none", edgecolor=pen.color, linewidth=pen.width * self.scale)
        return self._add(frame, 4)


def jaw(centre, along, side, tip, color):
    """One jaw of a valve: from the wall at `side` an S-curve to a flat `tip`, and back."""
    offsets = [-1, -0.55, -0.75, -0.3, 0.3, 0.75, 0.55, 1, -1]
    heights = [side, side, tip, tip, tip, tip, side, side, side]
    corners = [centre + along * at + height for at, height in zip(offsets, heights, strict=True)]
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    return PathPatch(Path(corners, codes), facecolor=color, edgecolor="none")


def rounded_path(points, radius):
    """Path through `points` (n, 2) whose corners are rounded with `radius` units."""
    points = np.asarray(points, float)
    vertices, codes = [points[0]], [Path.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        back, ahead = before - corner, after - corner
        reach = min(radius, np.hypot(*back) / 2, np.hypot(*ahead) / 2)
        vertices += [corner + back / np.hypot(*back) * reach, corner]
        vertices += [corner + ahead / np.hypot(*ahead) * reach]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path([*vertices, points[-1]], [*codes, Path.LINETO])
