"""Graders that grade nothing, and marks that are worse than any real ones."""

import json
import os
import random
import signal
import time
from pathlib import Path

from lstm_tutorial.grading.marks import EXERCISE_STATUSES, Mark, Marks

#: What a name, or a message, may hold: markup of every format, formulas, controls, surrogates, other directions.
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]></failure><!-- & &amp; &#0; \" ' -->",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2-3",
    "@SUM(1)",
    "\t=1+1",
    "＝1+1",
    "a|b|c\n| d | e |\n\n# heading\n- item\n1. one\n2) two",
    "[link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>",
    "https://evil.example www.evil.example @everyone someone@evil.example #1 ``` ~~~ `code` $x$ **b** __i__ ~~s~~",
    "```\n\n</details>\n````",
    "\x00\x01\x07\x08\x1b[31mred\x1b[0m\x1b]0;title\x07\x7f\x9b2J",
    "line\rover\x0bwritten\x0cpage\x85next\u2028sep\u2029par",
    "\ud800 half \udfff a pair \udc80",
    "\u202egnitirw fo noitcerid\u202c \u2066isolated\u2069",
    "\ufffe\uffff",
    "Ünïcödé, 日本語, العربية, 🧮, e\u0301, \u200bzero\ufeffwidth",
    "[bold red]rich markup[/] :smile:",
    "{{ 7 * 7 }} ${HOME} %s {0} %(name)s",
    "../../etc/passwd",
    "C:\\x\\y:z*?|<>",
    "",
    " ",
    "x" * 21_000,
)


def hostile_marks(name, status="graded"):
    """Marks whose every text is one of the hostile ones, in every status."""
    pick = random.Random(len(name)).choice
    exercises = tuple(
        Mark(f"{pick(HOSTILE)}{k}", pick(HOSTILE) or "n", EXERCISE_STATUSES[k % len(EXERCISE_STATUSES)],
             k / 2, k, pick(HOSTILE) or None, f"{text}\n\nThe case:\n\n{text}", 0.01)
        for k, text in enumerate(HOSTILE)
    )  # fmt: skip
    return Marks(name, status, exercises, (pick(HOSTILE),), 7, HOSTILE, 1.5)


def graded(name="Ada", *statuses, worth=2.0):
    """Plain marks: an exercise for each status, worth two points each."""
    names = ("forget-gate", "input-gate", "candidate", "update-cell-state", "output-gate")
    stems = ("06_forget_gate", "07_input_gate", "07_input_gate", "08_cell_state", "09_output_gate")
    exercises = tuple(
        Mark(names[k], stems[k], status, worth if status == "right" else 0.0, worth,
             "tanh-for-sigmoid" if status == "wrong" else None, f"It is {status}.", 0.25)
        for k, status in enumerate(statuses)
    )  # fmt: skip
    return Marks(name, "graded", exercises, ("rlimits", "seccomp"), 11, (), 0.5)


def grade_by_content(path, *, seed=None):
    """A grader: a submission's only notebook says how many of its answers are right. It writes down whom it graded."""
    notebook = path if path.is_file() else next(path.glob("*.ipynb"))
    told = json.loads(notebook.read_text(encoding="utf-8"))
    if "log" in told:
        with open(told["log"], "a", encoding="utf-8") as log:  # one short write: whole lines, also from many processes
            log.write(f"{path.name}\n")
    time.sleep(told.get("seconds", 0))
    if told.get("raise"):
        raise RuntimeError(told["raise"])
    if told.get("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    right = told["right"]
    statuses = ["right" if k < right else "wrong" for k in range(5)]
    marks = graded("whoever", *statuses)
    return Marks(marks.submission, "graded", marks.exercises, marks.protections, seed or 5, (), 0.1)


def write_class(folder, count, **told):
    """A class for that grader: folders, each with one notebook that is like no other."""
    for k in range(count):
        place = Path(folder, f"learner {k:04d}")
        place.mkdir(parents=True)
        (place / "06_forget_gate.ipynb").write_text(
            json.dumps({"cells": [], "who": k, "right": k % 6, **told}), encoding="utf-8"
        )
    return Path(folder)
