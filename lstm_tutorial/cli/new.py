"""Give a learner the exercise notebooks."""

import os
import shutil
from pathlib import Path

from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.exercise_files import exercise_notebooks


def add_new(commands, folder):
    """Add the command ``new`` to the parser's commands."""

    def run(options):
        new(options.folder)

    command = commands.add_parser("new", help="the exercise notebooks, in a folder of your own", description=(
        "Copies the exercise notebooks into a folder. What is there already stays as it is."
    ))  # fmt: skip
    command.add_argument("folder", metavar="DIR", help="where to put them; made if it is not there")
    command.set_defaults(run=run)


def new(folder):
    """Copy the exercise notebooks that are not there yet, and say what to do with them.

    Parameters
    ----------
    folder : path

    Raises
    ------
    CommandError
        If the folder cannot be one, if all notebooks are in it already, or if this installation has none.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file; expected a folder, or a name that is still free.")
    try:
        notebooks = exercise_notebooks()
    except FileNotFoundError as error:
        raise CommandError(str(error)) from None
    folder.mkdir(parents=True, exist_ok=True)
    kept = [path.name for path in notebooks if os.path.lexists(folder / path.name)]
    if len(kept) == len(notebooks):
        raise CommandError(
            f"All {len(kept)} notebooks are in {folder} already; nothing was written. To begin one again: "
            f"lstm-tutorial reset {Path(kept[0]).stem} --in {folder}"
        )
    for path in notebooks:
        if path.name not in kept:
            shutil.copyfile(path, folder / path.name)
    print(f"Copied {len(notebooks) - len(kept)} notebooks into {folder}.")
    if kept:
        print(f"Left as they were: {', '.join(kept)}.")
    print(f"Open them with: jupyter lab {folder}\nAnd beside it, to be told at each save: lstm-tutorial watch {folder}")
