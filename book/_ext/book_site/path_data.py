"""Path data of SVG as matplotlib writes it, of few commands: read, moved, and written short."""

import re
from functools import lru_cache

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


@lru_cache(maxsize=4096)
def pen_moves(data):
    """Read path data.

    Parameters
    ----------
    data : str
        Commands M, L, Q and C, absolute or relative, and z.

    Returns
    -------
    tuple of (str, list of (float, float)) or None
        Each command with its points, all absolute; None for data with other commands.
    """
    moves, pen, start = [], (0, 0), (0, 0)
    for command, rest in _STEP.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        name = command.upper()
        if len(numbers) != 2 * _POINTS.get(name, -1):
            return None
        origin = pen if command.islower() else (0, 0)
        points = [(x + origin[0], y + origin[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        pen = points[-1] if points else start
        start = pen if name == "M" else start
        moves.append((name, points))
    return tuple(moves)


def bounds(moves):
    """Find a box that holds a path.

    Parameters
    ----------
    moves : tuple
        As `pen_moves` returns them; at least one.

    Returns
    -------
    tuple of float
        The least x and y, the greatest x and y.
    """
    points = [point for _, points in moves for point in points]
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


class PathWriter:
    """Path data put together of shapes; shapes that are alike are written alike, so that they compress well.

    Parameters
    ----------
    digits : int
        Decimals that are kept.
    """

    def __init__(self, digits):
        self._digits = digits
        self._pieces = []

    def add(self, moves, x, y, scale):
        """Add a shape.

        Parameters
        ----------
        moves : tuple
            As `pen_moves` returns them.
        x, y : float
            Where its origin goes.
        scale : float
            Its size, before it goes there.
        """
        pen = start = None  # within the shape, rounded, so that no error grows
        for command, points in moves:
            placed = [tuple(round(scale * part, self._digits) for part in point) for point in points]
            if command == "Z":
                self._pieces.append("z")
                pen = start
                continue
            if pen is None:
                self._write("M", [(placed[0][0] + x, placed[0][1] + y)], (0, 0))
            else:
                self._write(command.lower(), placed, pen)
            pen = placed[-1]
            start = pen if command == "M" else start

    def _write(self, command, points, pen):
        numbers = [self._short(part - origin) for point in points for part, origin in zip(point, pen, strict=True)]
        self._pieces.append(command + " ".join(numbers).replace(" -", "-"))

    def _short(self, number):
        text = f"{number:.{self._digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text

    def text(self):
        """Give the path data.

        Returns
        -------
        str
        """
        return "".join(self._pieces)
