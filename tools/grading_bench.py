"""Measure the autograder: ``python -m tools.grading_bench``.

Three questions, asked in one run on one machine. How many submissions of one notebook does it grade in a second, and
how many does ``nbgrader autograde``? What memory and what time does a class take whose submissions have every notebook?
How long does the command take to start?
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.grading.real_class import ROOT, write_real_class

#: The notebook that both grade.
NOTEBOOK = "06_forget_gate"

#: Seconds between two looks at the memory.
LOOK = 0.2

NBGRADER_CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "lstm"
c.ExecutePreprocessor.timeout = 60
"""


def main(arguments=None):
    """Measure, print a table, and write the numbers as JSON where that is asked for.

    Parameters
    ----------
    arguments : list of str, optional
        By default those of the command line.
    """
    options = _parser().parse_args(arguments)
    os.environ |= {
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    found = {"machine": f"{platform.machine()}, {psutil.cpu_count()} cores, Python {platform.python_version()}"}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for name, measure in MEASUREMENTS.items():
            if not options.only or name in options.only:
                found[name] = measure(folder, options)
    Console().print(_table(found))
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def throughput(folder, options):
    """Submissions in a second, of one notebook: ours on one and on two cores, and nbgrader's."""
    found = {}
    for jobs in (1, 2):
        class_ = write_real_class(folder / f"class on {jobs}", options.submissions, [NOTEBOOK])
        seconds = _grade(class_, "--jobs", jobs)["seconds"]
        found[f"ours on {jobs} cores" if jobs > 1 else "ours on 1 core"] = _rate(options.submissions, seconds)
    found["nbgrader"] = _nbgrader(folder / "course", options.nbgrader)
    return found


def whole_class(folder, options):
    """Time and memory of a class whose submissions have every notebook."""
    stems = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))
    class_ = write_real_class(folder / "whole class", options.class_size, stems)
    found = _grade(class_, "--jobs", 2, "--csv", folder / "marks.csv", "--overview", folder / "overview.html")
    return {"notebooks in each": len(stems), **_rate(options.class_size, found["seconds"]), **found}


def start_up(folder, options):
    """Seconds until a notebook is graded, from the prompt to the prompt."""
    paths = [ROOT / kind / f"{NOTEBOOK}.ipynb" for kind in ("exercises", "solutions")]
    commands = {
        "--version": ["--version"],
        "grade a stub": ["grade", paths[0]],
        "grade a solution": ["grade", paths[1]],
    }
    return {name: {"seconds": round(_median_seconds(command), 3)} for name, command in commands.items()}


MEASUREMENTS = {"throughput": throughput, "class": whole_class, "start": start_up}


def _grade(folder, *options):
    """Grade a class; how long it took, and what memory the grader and all that it started had at most."""
    process = subprocess.Popen(
        [*_command(), "grade", "--class", str(folder), *map(str, options)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    peak, done = [0, 0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(psutil.Process(process.pid), peak, done))
    began = time.perf_counter()
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if process.returncode != 1:
        raise RuntimeError(f"grading {folder} ended with {process.returncode}, and should with 1: some are wrong")
    return {
        "seconds": round(seconds, 2),
        "peak MB": round(peak[0] / 1e6),
        "of that the command itself": round(peak[1] / 1e6),
    }


def _watch(process, peak, done):
    """Keep the most memory that the processes of a tree had together; what they share is counted once."""
    while not done.wait(LOOK):
        total = 0
        try:
            for one in (process, *process.children(recursive=True)):
                total += one.memory_full_info().pss
            peak[:] = max(peak[0], total), max(peak[1], process.memory_full_info().pss)
        except psutil.Error:  # one ended between two lines
            continue


def _nbgrader(course, count):
    """Let nbgrader grade the same notebook."""
    source = course / "source" / "lstm"
    source.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(NBGRADER_CONFIG, encoding="utf-8")
    (source / f"{NOTEBOOK}.ipynb").write_bytes((ROOT / "solutions" / f"{NOTEBOOK}.ipynb").read_bytes())
    _run_nbgrader(course, "generate_assignment")
    for place in write_real_class(course / "written", count, [NOTEBOOK]).iterdir():
        submitted = course / "submitted" / place.name.replace(" ", "") / "lstm"
        submitted.mkdir(parents=True)
        (place / f"{NOTEBOOK}.ipynb").rename(submitted / f"{NOTEBOOK}.ipynb")
    began = time.perf_counter()
    _run_nbgrader(course, "autograde")
    seconds = time.perf_counter() - began
    graded = len(list((course / "autograded").glob(f"*/lstm/{NOTEBOOK}.ipynb")))
    if graded != count:
        raise RuntimeError(f"nbgrader graded {graded} of {count}")
    return _rate(count, seconds)


def _run_nbgrader(course, command):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", command, "lstm", "--course", "lstm"],
        cwd=course,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"nbgrader {command}: {done.stderr[-2000:]}")


def _median_seconds(command, times=5):
    def once():
        began = time.perf_counter()
        subprocess.run([*_command(), *map(str, command)], stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - began

    return statistics.median(once() for _ in range(times))


def _command():
    return [sys.executable, "-m", "lstm_tutorial.cli"]


def _rate(count, seconds):
    return {"submissions": count, "seconds": round(seconds, 2), "per second": round(count / seconds, 2)}


def _table(found):
    table = Table(box=SIMPLE_HEAD, title=found["machine"])
    for heading in ("measured", "what", "submissions", "seconds", "per second", "peak MB"):
        table.add_column(heading, justify="left" if heading in ("measured", "what") else "right")
    rows = [(name, what, row) for name in MEASUREMENTS if name in found for what, row in _rows(name, found[name])]
    for k, (name, what, row) in enumerate(rows):
        cells = [str(row.get(key, "")) for key in ("submissions", "seconds", "per second", "peak MB")]
        table.add_row(name if not k or rows[k - 1][0] != name else "", what, *cells)
    return table


def _rows(name, values):
    return [(f"all {values['notebooks in each']} notebooks on 2 cores", values)] if name == "class" else values.items()


def _parser():
    parser = argparse.ArgumentParser(prog="python -m tools.grading_bench", description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, help="only these measurements")
    parser.add_argument("--submissions", type=int, default=300, help="of one notebook, for ours (default: 300)")
    parser.add_argument("--nbgrader", type=int, default=15, help="of the same, for nbgrader (default: 15)")
    parser.add_argument("--class-size", type=int, default=1000, help="submissions of every notebook (default: 1000)")
    parser.add_argument("--json", metavar="FILE", help="write the numbers there")
    return parser


if __name__ == "__main__":
    main()
