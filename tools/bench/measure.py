"""The rounds: every side in its process, one after the other, again and again."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

from rich.progress import Progress

from tools.bench import ladder
from tools.bench.sides import JOBS
from tools.bench.sizes import GROWING, SIZES

#: Side and number of processors: PyTorch's threads, the fused cell's processes. OpenBLAS has one thread everywhere;
#: a second one spins while it waits, and slows what it waits for.
SIDES = {
    "readable": ("readable", 1), "fused, 1": ("fused", 1), "fused, 2": ("fused", 2),
    "torch, 1": ("torch", 1), "torch, 2": ("torch", 2),
}  # fmt: skip
LADDER = {"ladder": ("ladder", 1)}

PAUSE = 0.02  #: seconds in which the threads of the last side can go to sleep


class Side:
    """A process that does what it is told."""

    def __init__(self, kind, processors, blas_threads=1):
        threads = {"OPENBLAS": blas_threads, "OMP": processors, "MKL": processors}
        environment = os.environ | {f"{name}_NUM_THREADS": str(count) for name, count in threads.items()}
        command = [sys.executable, "-m", "tools.bench.worker", kind, str(processors)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def tell(self, **order):
        """Give an order, and wait for the answer."""
        time.sleep(PAUSE)
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"bench: the process for {order} ended with code {self.process.wait()}; see above.")
        return json.loads(answer)

    def close(self):
        """End the process."""
        self.process.stdin.close()
        self.process.wait()


@contextmanager
def sides(names):
    """Start some of the `SIDES`, and end them in the end."""
    started = {name: Side(*(SIDES | LADDER)[name]) for name in names}
    try:
        yield started
    finally:
        for side in started.values():
            side.close()


def measure_times(sizes, dtype, rounds, seconds, jobs=JOBS, names=tuple(SIDES)):
    """How long each side takes for each job at each size.

    Parameters
    ----------
    sizes : sequence of Size
    dtype : str
    rounds : int
        How often each side has its turn.
    seconds : float
        For each turn.
    jobs, names : sequence of str
        Of `JOBS` and `SIDES`.

    Returns
    -------
    list of dict
        With size, dtype, job, side and the times of all its turns, in seconds.
    """
    found = []
    if not sizes:
        return found
    with sides(names) as started, Progress() as bar:
        task = bar.add_task(f"timing, {dtype}", total=len(sizes) * rounds)
        for size in sizes:
            times = {(job, name): [] for job in jobs for name in names}
            for _ in range(rounds):
                for job, name in times:
                    times[job, name] += started[name].tell(
                        do="time", size=size, dtype=dtype, job=job, seconds=seconds
                    )
                bar.advance(task)
            found += [
                {"size": size, "dtype": dtype, "job": job, "side": name, "times": turns}
                for (job, name), turns in times.items()
            ]
    return found


def measure_machine(dtype, rounds, seconds, n=1024):
    """The machine's own speed: times of a product of square matrices, with one thread and with two; and `prices`."""
    started = {str(threads): Side("matmul", 1, threads) for threads in (1, 2)}
    times = {name: [] for name in started}
    try:
        for _ in range(rounds):
            for name, side in started.items():
                times[name] += side.tell(do="matmul", n=n, dtype=dtype, seconds=seconds)
        prices = started["1"].tell(do="prices", seconds=seconds)
        versions = started["1"].tell(do="versions")
    finally:
        for side in started.values():
            side.close()
    return {"n": n, "dtype": dtype, "times": times}, prices, versions


def measure_peaks(dtype="float32"):
    """The peak memory of forward and backward, each side and size in a fresh process, in bytes."""
    found = []
    for size in SIZES:
        for name in SIDES:
            side = Side(*SIDES[name])
            peak = side.tell(do="peak", size=size, dtype=dtype, job="both")
            found.append({"size": size, "side": name, "peak": peak})
            side.close()
    return found


def measure_growth(rounds, seconds, dtype="float32"):
    """The fused forward pass over ever longer sequences."""
    return measure_times(GROWING, dtype, rounds, seconds, ("forward",), ("fused, 1",))


def measure_ladder(rounds, seconds, dtype="float32"):
    """The steps of the chapter, one after the other."""
    return measure_times(ladder.SIZES, dtype, rounds, seconds, ladder.FORWARD + ladder.BACKWARD, ("ladder",))
