"""The arguments and the help of the commands for whoever grades: ``grade`` and ``classroom``."""

import argparse

#: Option -> what it writes.
_REPORTS = {
    "json": "everything, as JSON",
    "junit": "for continuous integration",
    "html": "a page for the learner; for several submissions a folder of them",
    "csv": "a table of points, a line for each submission",
    "overview": "a page on the class: shares right, misconceptions, who is stuck where",
    "similar": "a table of answers that resemble each other",
    "summary": "Markdown (default: the job's summary, on GitHub Actions)",
    "gradescope": "Gradescope's results.json",
    "classroom50": "Classroom 50's result.json",
}


def add_grade(commands, folder):
    """Add ``lstm-tutorial grade``."""

    def run(options):
        from lstm_tutorial.cli.grade import grade

        return grade(options)

    command = commands.add_parser("grade", help="grade a submission, or a class", description=(
        "Grades a notebook or a folder of notebooks in a sandbox, prints the marks and writes reports. Exits with 0 "
        "when every point was earned, with 1 when not, and with 2 when the command itself was wrong."
    ))  # fmt: skip
    command.add_argument("paths", nargs="*", metavar="PATH", help="a submission: a notebook, or a folder of notebooks")
    what = command.add_argument_group("what is graded, and how")
    what.add_argument("--class", dest="class_folder", metavar="DIR", help="a folder of submissions instead of PATH")
    what.add_argument("--seed", type=_number(0), metavar="N", help="draw the inputs with this seed")
    what.add_argument("--jobs", type=_number(1), metavar="N", help="processes to use (default: one per core)")
    what.add_argument("--dask", metavar="ADDRESS", help="grade on the Dask cluster with this scheduler")
    what.add_argument("--journal", metavar="FILE", help=(
        "keep what is graded in this file, and go on from there (default: grading-journal.jsonl in the class's folder)"
    ))  # fmt: skip
    reports = command.add_argument_group("reports", "FILE may be - for the standard output.")
    for name, told in _REPORTS.items():
        reports.add_argument(f"--{name}", metavar="FILE", help=told)
    reports.add_argument("--book", metavar="URL", help="address of the published book, for links in --html")
    command.set_defaults(run=run)


def add_classroom(commands, folder):
    """Add ``lstm-tutorial classroom``."""

    def run(options):
        from lstm_tutorial.cli.classroom import classroom

        classroom(options)

    command = commands.add_parser("classroom", help="a repository to hand out", description=(
        "Writes a repository for learners: the exercises, what they need, and a workflow that grades every push. Or, "
        "with an option, an autograder for Gradescope or for Classroom 50."
    ))  # fmt: skip
    command.add_argument("folder", metavar="DIR", help="where to write it; made if it is not there")
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--gradescope", action="store_true", help="write autograder.zip, to upload to Gradescope")
    kind.add_argument("--classroom50", action="store_true", help="write autograder.py and what it needs")
    command.add_argument("--package", metavar="SPEC", help=(
        "what pip is to install as this package, such as lstm-tutorial==0.1.0 or a URL (default: a wheel of this very "
        "version, written beside)"
    ))  # fmt: skip
    command.add_argument("--overwrite", action="store_true", help="replace files that are there and differ")
    command.set_defaults(run=run)


def _number(least):
    def number(text):
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"has to be at least {least}, got {value}")
        return value

    number.__name__ = "number"  # by which argparse calls it in a message
    return number
