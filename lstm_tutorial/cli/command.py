"""The commands, their arguments and their help."""

import argparse
import difflib
import os
import sys

from lstm_tutorial import __version__
from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.cli.experiment import add_experiment
from lstm_tutorial.cli.grading_commands import add_classroom, add_grade
from lstm_tutorial.cli.new import add_new

EXAMPLES = """\
examples:
  lstm-tutorial new exercises              the exercise notebooks, in a folder of your own
  lstm-tutorial watch                      check each notebook in exercises/ when you save it
  lstm-tutorial progress                   what is done, and what comes next
  lstm-tutorial hint forget-gate           the first hint for an exercise
  lstm-tutorial hint forget-gate 2         the second
  lstm-tutorial reset forget-gate          begin an exercise again (keeps a copy of the notebook)
  lstm-tutorial reset 06_forget_gate       all exercises of a notebook
  lstm-tutorial grade exercises            grade your own work
  lstm-tutorial grade --class hand-ins     grade a folder of submissions
  lstm-tutorial classroom starter          a repository to hand out, which grades every push
  lstm-tutorial experiment adding          run an experiment of chapters 13, 14 and 18
"""


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and where help is."""

    def error(self, message):
        """Print the line and exit with 2."""
        self.exit(2, f"{self.prog}: {message}\nSee {self.prog} --help.\n")


def main(arguments=None):
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        By default those of the command line.

    Returns
    -------
    int
        The exit code: 0; 1 where not every point was earned (grade); 2 where the command was wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that has no ✓ shows ?, and no traceback
    try:
        options = _parser(sys.argv[1:] if arguments is None else arguments)
        code = options.run(options) or 0
        sys.stdout.flush()
        return code
    except CommandError as error:
        print(f"lstm-tutorial: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # such as of `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"lstm-tutorial: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser(arguments):
    parser = Parser(
        prog="lstm-tutorial",
        description="Helps with the exercises of LSTM, Gate by Gate, and grades them.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"lstm-tutorial {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    folder = {"nargs": "?", "metavar": "FOLDER", "help": "the notebooks' folder, or one notebook (default: exercises)"}
    for add in (
        add_new, _add_watch, _add_progress, _add_hint, _add_list, _add_reset, add_grade, add_classroom,
        add_experiment,
    ):  # fmt: skip
        add(commands, folder)
    known = list(commands.choices)
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first is not None and first not in known:
        near = difflib.get_close_matches(first, known, n=1, cutoff=0.4)
        parser.error(f"there is no command {first}." + (f" Did you mean {near[0]}?" if near else ""))
    options = parser.parse_args(arguments)
    if not hasattr(options, "run"):
        parser.print_help()
        parser.exit(2)
    return options


def _add_watch(commands, folder):
    def run(options):
        from lstm_tutorial.cli.watch import watch

        watch(options.folder)

    command = commands.add_parser("watch", help="check a notebook whenever it is saved", description=(
        "Checks a notebook whenever it is saved, and shows the verdict, what is wrong and what to do next. "
        "Keys: h hint, n/p other exercise, r check again, q quit."
    ))  # fmt: skip
    command.add_argument("folder", **folder)
    command.set_defaults(run=run)


def _add_progress(commands, folder):
    def run(options):
        from lstm_tutorial.cli.progress import progress

        progress(options.folder, as_json=options.json)

    command = commands.add_parser("progress", help="what is done, and what comes next", description=(
        "Checks every notebook and prints a table of exercises, verdicts and points."
    ))  # fmt: skip
    command.add_argument("folder", **folder)
    command.add_argument("--json", action="store_true", help="print JSON, with the messages")
    command.set_defaults(run=run)


def _add_hint(commands, folder):
    def run(options):
        from lstm_tutorial.cli.listing import print_hint

        print_hint(options.name, options.number)

    command = commands.add_parser("hint", help="a hint for an exercise", description=(
        "Prints a hint: first a question, then where to look, then the shape of the answer."
    ))  # fmt: skip
    command.add_argument("name", metavar="NAME", help="an exercise, such as forget-gate")
    command.add_argument("number", metavar="NUMBER", nargs="?", type=int, default=1, help="which hint (default: 1)")
    command.set_defaults(run=run)


def _add_list(commands, folder):
    def run(options):
        from lstm_tutorial.cli.listing import list_exercises

        list_exercises()

    command = commands.add_parser("list", help="the exercises, by chapter", description="Names every exercise.")
    command.set_defaults(run=run)


def _add_reset(commands, folder):
    def run(options):
        from lstm_tutorial.cli.reset import reset

        reset(options.name, options.folder)

    command = commands.add_parser("reset", help="begin an exercise again", description=(
        "Puts the stub back in the cell of an exercise. The notebook as it was is copied beside it first."
    ))  # fmt: skip
    command.add_argument("name", metavar="NAME", help="an exercise, or a notebook such as 06_forget_gate")
    command.add_argument("--in", dest="folder", metavar="FOLDER", help="the notebooks' folder (default: exercises)")
    command.set_defaults(run=run)
