"""``lstm-tutorial classroom``: write what a class is given, and say what is there now."""

from pathlib import Path

from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.grading.classroom import classroom50_files, gradescope_files, starter_files, write_files

#: What to do with each kind, said at the end.
NEXT = {
    "starter": "Next: make a repository of it, and a template of the repository. Its README.md says how to go on.",
    "gradescope": "Next: upload autograder.zip to a programming assignment on Gradescope.",
    "classroom50": "Next: commit these files to your classroom50 repository, in CLASSROOM/autograders/ASSIGNMENT/, and "
    'set the runtime of the assignment to {"python": "3.12"}.',
}


def classroom(options):
    """Write the files and say which.

    Parameters
    ----------
    options : argparse.Namespace
        As `lstm_tutorial.cli.command` reads them.

    Raises
    ------
    CommandError
        If files that differ are in the way.
    """
    folder = Path(options.folder)
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file. Name a folder.")
    kind = "gradescope" if options.gradescope else "classroom50" if options.classroom50 else "starter"
    make = {"starter": starter_files, "gradescope": gradescope_files, "classroom50": classroom50_files}[kind]
    try:
        written = write_files(folder, make(options.package), options.overwrite)
    except FileExistsError as error:
        raise CommandError(
            f"In {folder} these are already there, and differ: {', '.join(error.args[0])}. Nothing was written. "
            "Name another folder, or add --overwrite to replace them."
        ) from None
    except FileNotFoundError as error:  # an installation without its exercises
        raise CommandError(str(error)) from None
    for heading, names in (("wrote", written.new), ("replaced", written.replaced), ("unchanged", written.unchanged)):
        for name in names:
            print(f"{heading:9} {folder / name}")
    print(NEXT[kind])
