"""The command line: ``python -m tools.bank``."""

import argparse
import json
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import track
from rich.table import Table

from lstm_tutorial.checks import all_exercises
from tools.bank.measure import WRONG_SEEDS, judge_checks, limit, milliseconds
from tools.bank.mutants import SEEDS

TABLE = Path(__file__).resolve().parents[2] / "book" / "data" / "checks_table.json"
COUNTS = ("wrong", "named", "right", "rejected", "mutants", "killed", "equivalent")


def main(arguments=None):
    """Try the checks with right answers, wrong answers and mutants; print a table, and write it for the book.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line; by default, those of the process.

    Returns
    -------
    int
        0 if every wrong answer is named, every right one passes, every mutant is killed or known to be
        equivalent, and no check is slow; else 1.
    """
    options, began = _parser().parse_args(arguments), time.monotonic()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    names = options.exercises or list(all_exercises())
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        found = list(track(pool.map(judge_checks, names, repeat(options.seeds)), "trying the checks", len(names)))
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        times = dict(zip(names, track(pool.map(milliseconds, names), "taking the time", len(names)), strict=True))
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(_table(found, times, options.seeds))
    _say_what_is_left(console, found, times)
    console.print(f"This took {time.monotonic() - began:.0f} seconds.")
    if not options.exercises:
        TABLE.write_text(_as_json(found, times, options.seeds), encoding="utf-8")
    in_order = all(verdict.in_order for verdict in found) and not any(_is_slow(name, times[name]) for name in names)
    return 0 if in_order else 1


def _parser():
    parser = argparse.ArgumentParser(prog="python -m tools.bank", description=main.__doc__.split("\n")[0])
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="only these (then nothing is written)")
    parser.add_argument("--seeds", type=int, default=100, help="for each right answer (default: 100)")
    parser.add_argument("--jobs", type=int, default=2, help="how many exercises at a time (default: 2)")
    return parser


def _table(found, times, seeds):
    title = f"Right answers on {seeds} seeds, wrong ones on {WRONG_SEEDS}, mutants on {len(SEEDS)}"
    caption = (
        "lost: right answers refused; same: mutants that are right; left: wrong mutants that pass; "
        "ms: processor time of a check, median, right/wrong"
    )
    table = Table(title=title, box=SIMPLE, pad_edge=False, caption=caption)
    table.add_column("exercise", no_wrap=True)
    for heading in ("wrong", "named", "right", "lost", "mutants", "killed", "same", "left", "ms"):
        table.add_column(heading, justify="right")
    for verdict in found:
        counts = [str(getattr(verdict, count)) for count in COUNTS]
        right, wrong = times[verdict.exercise]
        table.add_row(verdict.exercise, *counts, str(len(verdict.survivors)), f"{right:.1f}/{wrong:.1f}")
    table.add_section()
    left = sum(len(verdict.survivors) for verdict in found)
    table.add_row("all", *map(str, _totals(found).values()), str(left), "")
    return table


def _totals(found):
    return {count: sum(getattr(verdict, count) for verdict in found) for count in COUNTS}


def _say_what_is_left(console, found, times):
    """The confusion matrix off its diagonal, what survives, what is slow; and the share that is killed."""
    total = _totals(found)
    alive = total["mutants"] - total["equivalent"]
    console.print(f"Mutants killed: {total['killed']} of {alive} that are wrong ({total['killed'] / alive:.1%}).")
    mixed_up = _mixed_up(found)
    same = sum(count for verdict in found for (mistake, got), count in verdict.diagnoses.items() if mistake == got)
    console.print(f"Diagnoses: {same} checks got their own, {sum(entry['checks'] for entry in mixed_up)} another.")
    for entry in mixed_up:
        console.print("  {exercise}: {mistake} was taken for {diagnosis}, {checks} time(s)".format(**entry))
    for verdict in found:
        for was, line in verdict.survivors:
            console.print(f"  {verdict.exercise}: survives\n    {was}\n    {line}", markup=False)
    for name, pair in times.items():
        if _is_slow(name, pair):
            console.print(f"  {name}: slow, {max(pair):.0f} ms; at most {limit(name)} ms are wanted")


def _mixed_up(found):
    """The confusion matrix of diagnoses, without its diagonal."""
    return [
        {"exercise": verdict.exercise, "mistake": mistake, "diagnosis": got, "checks": count}
        for verdict in found
        for (mistake, got), count in verdict.diagnoses.items()
        if mistake != got
    ]


def _is_slow(name, pair):
    return max(pair) > limit(name)


def _as_json(found, times, seeds):
    """A line for each exercise, without what differs from machine to machine."""
    about = {
        "made by": "python -m tools.bank",
        "seeds": {"right": seeds, "wrong": WRONG_SEEDS, "mutants": len(SEEDS)},
        "total": _totals(found),
        "mixed up": _mixed_up(found),
        "every check within its time": not any(_is_slow(name, pair) for name, pair in times.items()),
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    rows = [
        f"  {json.dumps(verdict.exercise)}: {json.dumps({count: getattr(verdict, count) for count in COUNTS})}"
        for verdict in found
    ]
    return "{\n" + ",\n".join([*lines, '"exercises": {\n' + ",\n".join(rows) + "\n}"]) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
