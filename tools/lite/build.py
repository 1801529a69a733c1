"""Build the site of the exercises, with the JupyterLite of the environment that runs this."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.lite.pyodide import carried_pins
from tools.lite.stage import stage


def fetch_wheels(folder):
    """Fetch the wheels that the site carries, in the pinned versions; those that are there stay.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Path
        A folder of exactly these wheels.
    """
    pins = carried_pins()
    place = folder / "-".join(f"{name}_{version}" for name, version in pins.items())
    if not place.is_dir():
        fetched = folder / "fetching"
        shutil.rmtree(fetched, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        wanted = ["--only-binary", ":all:", "--platform", "any", "--dest", str(fetched)]
        subprocess.run([*command, *wanted, *(f"{name}=={version}" for name, version in pins.items())], check=True)
        fetched.rename(place)
    return place


def build(out, wheels=None):
    """Build it.

    Parameters
    ----------
    out : Path
        The site's folder; what stood there goes.
    wheels : Path, optional
        A folder of the wheels to carry beside the package's own.

    Raises
    ------
    RuntimeError
        If JupyterLite fails; the message ends with what it said.
    """
    with tempfile.TemporaryDirectory() as place:
        staged = Path(place, "lite")
        staged.mkdir()
        stage(staged, wheels)
        built = Path(place, "out")
        command = [
            sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(staged), "--output-dir", str(built),
            "--contents", str(staged / "files"), "--apps", "lab", "--apps", "notebooks", "--no-sourcemaps",
            "--no-unused-shared-packages",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=staged, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stdout + done.stderr)[-3000:]
            raise RuntimeError(f"jupyter lite build ended with {done.returncode}:\n{said}")
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(built, out)
