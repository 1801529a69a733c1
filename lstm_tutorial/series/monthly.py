"""A measured series, read from a file: a number for each month, and a clear word where the file is not that."""

import csv
import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

FILLS = (None, "linear")

#: The series of chapter 16: sea surface temperature off Peru and Ecuador; the file says where it comes from.
SEA_TEMPERATURE = Path(__file__).with_name("nino12.csv")


class Monthly(NamedTuple):
    """One number for each month, without a gap."""

    first: int  #: the first month, counted as 12 * year + (month - 1)
    values: np.ndarray  #: shape (N,)

    @property
    def months(self):
        """The month of the year of each value: 0 for January to 11, shape (N,)."""
        return (self.first + np.arange(len(self.values))) % 12

    def name_of(self, position):
        """The month at a position as text, such as "1997-11"."""
        return _name(self.first + position)

    def position_of(self, month):
        """The position of a month given as text; it may lie one behind the end."""
        position = _number(month, "position_of") - self.first
        if not 0 <= position <= len(self.values):
            raise ValueError(
                f"position_of: {month} lies outside the series, which runs from {self.name_of(0)} to "
                f"{self.name_of(len(self.values) - 1)}."
            )
        return position


def read_monthly(path, fill=None):
    """Read a series from a file of lines ``1950-01,23.11``, months in order.

    Lines that begin with "#" are comments. The first other line may name the columns.

    Parameters
    ----------
    path : str or Path
    fill : {None, "linear"}
        What to do with a month that is left out, or has no number: refuse the file, or draw a straight line
        between its neighbours.

    Returns
    -------
    Monthly

    Raises
    ------
    ValueError
        For a line that is no month and number, months out of order, or a gap that is not to be filled; the
        message names the line.
    """
    if fill not in FILLS:
        raise ValueError(f"read_monthly: fill is {fill!r}; expected one of {', '.join(map(repr, FILLS))}.")
    rows = _rows(path)
    months, values = np.array([row.month for row in rows]), np.array([row.value for row in rows])
    _check_order(path, rows)
    every = np.arange(months[0], months[-1] + 1)
    known = ~np.isnan(values)
    if fill is None:
        _check_no_gaps(path, rows)
    elif not (known[0] and known[-1]):
        raise ValueError(
            f"read_monthly: {path} begins or ends with a month without a number; a straight line needs a neighbour on "
            "both sides. Leave those lines out."
        )
    return Monthly(int(months[0]), np.interp(every, months[known], values[known]))


class _Row(NamedTuple):
    line: int
    month: int
    value: float  # NaN where the field is empty


def _rows(path):
    """The lines of a file that hold a month."""
    lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if kept and not kept[0][1][:1].isdigit():
        kept = kept[1:]                                                # the names of the columns
    rows = [_row(path, number, next(csv.reader([line]))) for number, line in kept]
    if not rows:
        raise ValueError(f"read_monthly: {path} holds no line with a month; expected lines such as 1950-01,23.11.")
    return rows


def _row(path, line, fields):
    where = f"read_monthly: line {line} of {path}"
    if len(fields) != 2:
        raise ValueError(f"{where} has {len(fields)} field(s); expected two, a month and a number: 1950-01,23.11.")
    try:
        value = float(fields[1]) if fields[1].strip() else np.nan
    except ValueError:
        raise ValueError(
            f"{where}: {fields[1]!r} is no number. Likely cause: a decimal comma, a unit, or a word for a missing "
            "value; leave the field empty where nothing was measured."
        ) from None
    if fields[1].strip() and not np.isfinite(value):
        raise ValueError(f"{where}: {fields[1]!r} is not finite; leave the field empty where nothing was measured.")
    return _Row(line, _number(fields[0].strip(), where), value)


def _number(month, where):
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", month)
    if not match:
        raise ValueError(f"{where}: {month!r} is no month; expected year and month, such as 1950-01.")
    return 12 * int(match[1]) + int(match[2]) - 1


def _name(number):
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _check_order(path, rows):
    for before, row in pairwise(rows):
        if row.month <= before.month:
            what = "comes twice" if row.month == before.month else f"comes after {_name(before.month)}"
            raise ValueError(
                f"read_monthly: line {row.line} of {path}: {_name(row.month)} {what}; expected the months in order, "
                "each once."
            )


def _check_no_gaps(path, rows):
    expected = rows[0].month
    for row in rows:
        if row.month != expected or np.isnan(row.value):
            gap = f"{_name(expected)} is missing" if row.month != expected else f"{_name(row.month)} has no number"
            raise ValueError(
                f"read_monthly: line {row.line} of {path}: {gap}. A model would take the neighbours for consecutive "
                'months. Complete the file, or fill its gaps with read_monthly(path, fill="linear").'
            )
        expected += 1
