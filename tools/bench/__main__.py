"""The command line: ``python -m tools.bench``."""

import argparse
import json
import statistics
import sys

from rich.console import Console

from tools.bench.figures import measure_figures
from tools.bench.measure import measure_growth, measure_ladder, measure_machine, measure_peaks, measure_times
from tools.bench.report import RESULTS, Results, about_the_machine, summary, tables, write
from tools.bench.sizes import SIZES

PARTS = {f"{'x'.join(map(str, size))}": size for size in SIZES} | {
    part: part for part in ("float64", "machine", "peaks", "growth", "ladder", "figures")
}  # fmt: skip


def main(arguments=None):
    """Measure all sides at all sizes and the live figures, print what came out, and write it down for the book.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line; by default, those of the process.
    """
    options = _parser().parse_args(arguments)
    content = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"times": []}
    if not options.show:
        content |= {"made by": "python -m tools.bench", "rounds": options.rounds, "seconds": options.seconds}
        for part in options.parts or list(PARTS):
            content |= measure(part, content, options.rounds, options.seconds)
            write(content)
    console = Console(width=None if sys.stdout.isatty() else 130)
    plain = {name: value for name, value in content["machine"].items() if not isinstance(value, dict)}
    console.print(", ".join(f"{name} {value}" for name, value in plain.items()))
    for table in tables(Results(content)):
        console.print(table)


def _parser():
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=main.__doc__.split("\n")[0])
    parser.add_argument(
        "parts", nargs="*", metavar="PART", choices=[[], *PARTS],
        help=f"measure only these, and keep the rest as it is: {', '.join(PARTS)}",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, default=7, help="turns of each side at each size (default: 7)")
    parser.add_argument("--seconds", type=float, default=0.1, help="of each turn (default: 0.1)")
    parser.add_argument("--show", action="store_true", help="show the results that are there, and measure nothing")
    return parser


def measure(part, content, rounds, seconds):
    """Measure one part anew.

    Parameters
    ----------
    part : str
        Of `PARTS`.
    content : dict
        What is there of all parts, as it is written down.
    rounds : int
    seconds : float

    Returns
    -------
    dict
        What takes the place of some of the content.
    """
    if part == "machine":
        products, prices, versions = measure_machine("float32", rounds, seconds)
        products["times"] = {name: summary(times) for name, times in products["times"].items()}
        prices = {name: statistics.median(times) for name, times in prices.items()}
        return {"machine": about_the_machine(versions) | {"products": products, "prices": prices}}
    if part == "peaks":
        return {"peaks": measure_peaks()}
    if part == "growth":
        return {"growth": [_summed_up(entry) for entry in measure_growth(rounds, seconds)]}
    if part == "figures":
        return {"figures": measure_figures()}
    if part == "ladder":
        return {"ladder": [_summed_up(entry) for entry in measure_ladder(rounds, seconds)]}
    if part == "float64":
        times = measure_times(SIZES, "float64", max(2, rounds // 2), seconds, ("both",))
    else:
        times = measure_times([PARTS[part]], "float32", rounds, seconds)
    return {"times": _merged(content["times"], [_summed_up(entry) for entry in times])}


def _merged(old, new):
    """Old entries, replaced by new ones of the same size, type, job and side; in the order of the sizes."""
    keys = ("dtype", "size", "job", "side")
    entries = {json.dumps([entry[key] for key in keys]): entry for entry in (*old, *new)}
    order = [list(size) for size in SIZES]
    return sorted(entries.values(), key=lambda entry: (entry["dtype"], order.index(list(entry["size"]))))


def _summed_up(entry):
    return {key: value for key, value in entry.items() if key != "times"} | summary(entry["times"])


if __name__ == "__main__":
    main()
