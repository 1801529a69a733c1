"""What a class is given: a repository for learners, and autograders for Gradescope and Classroom 50."""

import re
from importlib import metadata, resources
from typing import NamedTuple

from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading.classroom_wheel import make_wheel, zip_of

#: What learners write in, beside what the package itself needs.
NOTEBOOK = "jupyterlab>=4.4,<5"


class Written(NamedTuple):
    """What became of the files, by name."""

    new: list
    replaced: list
    unchanged: list


def starter_files(package=None):
    """Make a repository for learners.

    Parameters
    ----------
    package : str, optional
        What pip is to install as this package; by default a wheel of it that stands in the repository.

    Returns
    -------
    dict
        Name of each file -> its content, as bytes.
    """
    requirements, wheel = _requirements(package, folder="wheels/")
    return {
        "README.md": _template("starter/README.md"),
        "requirements.txt": requirements + f"{NOTEBOOK}\n".encode(),
        **wheel,
        ".gitignore": _template("starter/gitignore"),
        ".github/workflows/grade.yml": _template("starter/grade.yml"),
        ".devcontainer/devcontainer.json": _template("starter/devcontainer.json"),
        **{f"exercises/{path.name}": path.read_bytes() for path in exercise_notebooks()},
    }


def gradescope_files(package=None):
    """Make an autograder for Gradescope; as `starter_files`."""
    requirements, wheel = _requirements(package)
    files = {name: _template(f"gradescope/{name}") for name in ("setup.sh", "run_autograder")}
    return {"autograder.zip": zip_of(files | {"requirements.txt": requirements, **wheel}, executable=files)}


def classroom50_files(package=None):
    """Make an autograder for Classroom 50; as `starter_files`."""
    requirements, wheel = _requirements(package)
    return {"autograder.py": _template("classroom50/autograder.py"), "requirements.txt": requirements, **wheel}


def write_files(folder, files, overwrite=False):
    """Write files into a folder, all of them or none.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    files : dict
        Name -> content, as bytes.
    overwrite : bool, default False
        Whether to replace files that are there and differ.

    Returns
    -------
    Written

    Raises
    ------
    FileExistsError
        If there are such files and they are not to be replaced; nothing was written then. Its argument is their names.
    """
    there = {name for name in files if (folder / name).exists()}
    unchanged = [name for name in files if name in there and (folder / name).read_bytes() == files[name]]
    differing = [name for name in files if name in there and name not in unchanged]
    if differing and not overwrite:
        raise FileExistsError(differing)
    new = [name for name in files if name not in there]
    for name in (*new, *differing):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    return Written(new, differing, unchanged)


def _requirements(package, folder=""):
    """The requirements as a file, with the versions that are installed here; and the wheel that they name, if any."""
    wheel = {}
    if package is None:
        name, content = make_wheel()
        package, wheel = f"./{folder}{name}", {f"{folder}{name}": content}
    needed = (re.match(r"[\w.-]+", line)[0] for line in metadata.requires("lstm-tutorial") if "extra ==" not in line)
    pins = [f"{name}=={metadata.version(name)}" for name in needed]
    return ("\n".join([package, *pins]) + "\n").encode(), wheel


def _template(name):
    return resources.files(__package__).joinpath("classroom_files", name).read_bytes()
