"""One side in a process of its own: reads orders from standard input, a line of JSON each, and answers likewise."""

import gc
import importlib.metadata
import json
import os
import platform
import sys
import time
from pathlib import Path

from lstm_tutorial import fused
from tools.bench.prices import prices
from tools.bench.sides import MAKERS, multiplication
from tools.bench.sizes import Size, draw_case


def main(side, processors):
    """Serve until the input ends.

    Parameters
    ----------
    side : str
        One of `MAKERS`, or "matmul".
    processors : int
    """
    if side == "torch":
        import torch

        torch.set_num_threads(processors)
    if side == "fused":
        fused.set_processes(processors)
    jobs = {}
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "versions":
            answer = {name: importlib.metadata.version(name) for name in ("numpy", "torch")}
            answer["python"] = platform.python_version()
        elif order["do"] == "matmul":
            answer = times_of(multiplication(order["n"], order["dtype"]), order["seconds"])
        elif order["do"] == "prices":
            found = {name: (times_of(do, order["seconds"]), times) for name, (do, times) in prices().items()}
            answer = {name: [time / times for time in taken] for name, (taken, times) in found.items()}
        else:
            key = tuple(order["size"]), order["dtype"]
            if key not in jobs:
                jobs.clear()
                jobs[key] = MAKERS[side](draw_case(Size(*order["size"]), order["dtype"]))
            job = jobs[key][order["job"]]
            answer = peak_of(job) if order["do"] == "peak" else times_of(job, order["seconds"])
        print(json.dumps(answer), flush=True)


def times_of(job, seconds):
    """Do a job again and again for some seconds, at least three times, after once for warming up.

    Returns
    -------
    list of float
        How long each took, in seconds.
    """
    job()
    times, end = [], time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        began = time.perf_counter()
        job()
        times.append(time.perf_counter() - began)
    return times


def peak_of(job):
    """The most memory that was held while doing a job three times, beyond what was held before, in bytes.

    By Linux's own account, the second process of the fused cell included; None on other systems.
    """
    gc.collect()
    try:
        processes = ["self", *Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
        for process in processes:
            Path(f"/proc/{process}/clear_refs").write_text("5")  # from now on, a new peak
        before = sum(_memory(process, "VmRSS") for process in processes)
        for _ in range(3):
            job()
        return sum(_memory(process, "VmHWM") for process in processes) - before
    except OSError:
        return None


def _memory(process, field):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return 1024 * int(next(line.split()[1] for line in lines if line.startswith(field + ":")))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
