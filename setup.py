"""The one thing that pyproject.toml cannot say: the folder of exercises is a package inside the package.

So whoever installs it gets the exercise notebooks with it; `lstm_tutorial.exercise_files` finds them.
"""

from setuptools import find_packages, setup

EXERCISES = "lstm_tutorial.exercise_notebooks"

setup(packages=[*find_packages(include=["lstm_tutorial*"]), EXERCISES], package_dir={EXERCISES: "exercises"})
