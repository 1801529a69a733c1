"""Write the series of chapter 16 from the file that the package statsmodels ships.

Run from the top of the repository, with the path of ``statsmodels/datasets/elnino/elnino.csv``::

    python -m tools.nino_series PATH

It writes ``lstm_tutorial/series/nino12.csv``: one line for each month, the source and its licence above.
"""

import argparse
import csv
from pathlib import Path

from lstm_tutorial.series.monthly import SEA_TEMPERATURE

ABOUT = """\
# Sea surface temperature off Peru and Ecuador, in degrees Celsius: monthly means over the region Nino 1+2
# (0 to 10 degrees south, 80 to 90 degrees west), January 1950 to December 2010.
# Source: NOAA, National Weather Service, Climate Prediction Center, https://www.cpc.ncep.noaa.gov/data/indices/
# (data set ERSST.V3B), as shipped by statsmodels 0.15.0, statsmodels/datasets/elnino/elnino.csv (a row a year there).
# Licence: public domain (a work of the United States government; https://www.weather.gov/disclaimer/).
"""


def main(arguments=None):
    """Rewrite the table of years as a list of months."""
    parser = argparse.ArgumentParser(prog="python -m tools.nino_series", description=main.__doc__)
    parser.add_argument("path", type=Path, help="statsmodels/datasets/elnino/elnino.csv")
    with parser.parse_args(arguments).path.open(encoding="utf-8", newline="") as file:
        _, *years = csv.reader(file)
    lines = [
        f"{year}-{month:02d},{float(value):.2f}\n"
        for year, *values in years
        for month, value in enumerate(values, 1)
    ]
    SEA_TEMPERATURE.write_text(ABOUT + "month,temperature\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
