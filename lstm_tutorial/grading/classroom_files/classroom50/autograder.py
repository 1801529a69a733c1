"""Classroom 50's autograder for the exercises of LSTM, Gate by Gate.

Its runner calls this in the learner's checkout. It installs the grader that stands beside this file into an environment
of its own, grades the notebooks, and leaves result.json and release-body.md.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Where the exercises are in the learner's checkout.
EXERCISES = "exercises"


def main():
    """Grade; return the exit code that the runner expects: 0 for any result, something else for a fault."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        # Isolated (-I): nothing in the learner's checkout is taken for pip, or for the grader.
        python = [Path(folder, "Scripts" if os.name == "nt" else "bin", "python"), "-I", "-m"]
        install = [*python, "pip", "install", "--quiet", "--requirement", "requirements.txt"]
        subprocess.run(install, cwd=HERE, check=True)
        reports = ["--classroom50", "result.json", "--summary", "release-body.md"]
        code = subprocess.run([*python, "lstm_tutorial.cli", "grade", EXERCISES, *reports], check=False).returncode
    return 0 if code <= 1 else code  # 1 says that not every point was earned


if __name__ == "__main__":
    sys.exit(main())
