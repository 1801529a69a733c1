"""What came out, in few numbers: medians, spreads, ratios; as tables, and as JSON."""

import json
import math
import os
import platform
import statistics
from pathlib import Path

from rich.box import SIMPLE
from rich.table import Table

from tools.bench.sides import JOBS
from tools.bench.sizes import LARGEST, Size

RESULTS = Path(__file__).resolve().parents[2] / "book" / "data" / "17_bench.json"


def summary(times):
    """Median and quartiles of some times, in microseconds, and their number."""
    low, middle, high = statistics.quantiles(times, n=4)
    return {"median": round(1e6 * middle, 1), "quartiles": [round(1e6 * low, 1), round(1e6 * high, 1)], "n": len(times)}


def about_the_machine(versions):
    """What the times depend on."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = {line.split(":")[1].strip() for line in file if line.startswith("model name")}
    return {
        "cpu": ", ".join(sorted(names)), "cores": os.cpu_count(), "system": f"{platform.system()} {platform.release()}",
        **versions,
    }  # fmt: skip


class Results:
    """The medians, and what is asked of them."""

    def __init__(self, content):
        self.content = content
        self.times = {
            (Size(*entry["size"]), entry["dtype"], entry["job"], entry["side"]): entry["median"]
            for entry in content["times"]
        }

    def sizes(self, dtype):
        """All sizes that were measured, in order."""
        return list(dict.fromkeys(size for size, other, _, _ in self.times if other == dtype))

    def best(self, kind, size, dtype, job):
        """The median of a side at its best number of processors, in microseconds."""
        return min(
            time for (*where, side), time in self.times.items()
            if where == [size, dtype, job] and side.startswith(kind)
        )  # fmt: skip

    def ratio(self, kind, to, size, dtype="float32", job="both"):
        """The time of one side as a multiple of another's, each at its best."""
        return self.best(kind, size, dtype, job) / self.best(to, size, dtype, job)

    def mean_ratio(self, kind, to, dtype="float32", job="both"):
        """The geometric mean of the ratios over all sizes."""
        ratios = [self.ratio(kind, to, size, dtype, job) for size in self.sizes(dtype)]
        return math.exp(statistics.fmean(map(math.log, ratios)))

    def machine_rate(self):
        """Operations in a second of a large product in float32, at its best number of threads."""
        machine = self.content["machine"]["products"]
        return 2 * machine["n"] ** 3 / (1e-6 * min(entry["median"] for entry in machine["times"].values()))

    def rate_of_largest(self, kind="fused"):
        """Operations in a second, forward and backward, at the largest size."""
        return 3 * LARGEST.forward_operations / (1e-6 * self.best(kind, LARGEST, "float32", "both"))


def write(content, path=RESULTS):
    """Write the results, an entry to a line."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list):
            entries = ",\n  ".join(map(json.dumps, value))
            lines.append(f"{json.dumps(key)}: [\n  {entries}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def tables(results):
    """Everything for the eye: times and ratios for each job and type, and what was aimed at."""
    for dtype in dict.fromkeys(key[1] for key in results.times):
        for job in JOBS:
            if any(key[1:3] == (dtype, job) for key in results.times):
                yield _times_table(results, dtype, job)
    yield _aims_table(results)


def _times_table(results, dtype, job):
    sides = list(dict.fromkeys(key[3] for key in results.times if key[1:3] == (dtype, job)))
    table = Table(title=f"{job}, {dtype}: medians in ms", box=SIMPLE, title_justify="left")
    table.add_column("  T   B   D   H")
    for name in (*sides, "fused / torch", "readable / fused"):
        table.add_column(name, justify="right")
    for size in results.sizes(dtype):
        if (size, dtype, job, sides[0]) not in results.times:
            continue
        row = [f"{results.times[size, dtype, job, side] / 1e3:.2f}" for side in sides]
        pairs = [("fused", "torch"), ("readable", "fused")]
        table.add_row(str(size), *row, *(f"{results.ratio(*pair, size, dtype, job):.2f}" for pair in pairs))
    means = [f"{results.mean_ratio(*pair, dtype, job):.2f}" for pair in pairs]
    table.add_row("geometric mean", *[""] * len(sides), *means)
    return table


def _aims_table(results):
    table = Table(title="What is aimed at (float32)", box=SIMPLE, title_justify="left")
    for name in ("", "aim", "measured"):
        table.add_column(name)
    worst = max(results.ratio("fused", "torch", size) for size in results.sizes("float32"))
    share = results.rate_of_largest() / results.machine_rate()
    for row in (
        ("forward and backward, fused / torch, mean", "<= 1.0", f"{results.mean_ratio('fused', 'torch'):.2f}"),
        ("the same at the worst size", "<= 1.3", f"{worst:.2f}"),
        ("the same, one processor each, mean", "<= 0.9",
         f"{results.mean_ratio('fused, 1', 'torch, 1'):.2f}"),
        ("forward alone, fused / torch, mean", "<= 1.2",
         f"{results.mean_ratio('fused', 'torch', job='forward'):.2f}"),
        ("rate at the largest size, share of a plain product's", ">= 70 %", f"{share:.0%}"),
        ("readable / fused, mean", "<= 5", f"{results.mean_ratio('readable', 'fused'):.2f}"),
        *((f"peak memory at {size}, fused / torch", "<= 1", ratio) for size, ratio in _peaks(results)),
        *((f"time of a step, {T:,} steps", "the same", f"{time:.1f} us") for T, time in _growth(results)),
        *((f"live figure {name}, slowest move", "<= 50 ms", f"{time:.0f} ms") for name, time in _figures(results)),
    ):  # fmt: skip
        table.add_row(*row)
    return table


def _peaks(results):
    peaks = {(tuple(entry["size"]), entry["side"]): entry["peak"] for entry in results.content["peaks"]}
    for size, side in peaks:
        if side == "fused, 1" and peaks[size, side] is not None:
            yield Size(*size), f"{peaks[size, side] / peaks[size, 'torch, 1']:.2f}"


def _growth(results):
    return [(entry["size"][0], entry["median"] / entry["size"][0]) for entry in results.content["growth"]]


def _figures(results):
    return [(entry["name"], entry["longest"]) for entry in results.content.get("figures", [])]
