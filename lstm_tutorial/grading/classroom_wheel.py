"""A wheel of the package as it is installed here, so that whoever gets it has the very version that grades.

Nothing has to be published for that, and nothing be built: a wheel of pure Python is a zip archive of the package, its
metadata and a list of both (packaging.python.org, "Binary distribution format").
"""

import base64
import hashlib
import io
import zipfile
from importlib import metadata
from pathlib import Path

import lstm_tutorial
from lstm_tutorial.exercise_files import exercise_notebooks

#: When everything in the archive was made: the same package gives the same bytes.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def make_wheel():
    """Make the wheel.

    Returns
    -------
    name : str
        Of its file.
    content : bytes
    """
    distribution = metadata.distribution("lstm-tutorial")
    version = distribution.version
    about = f"lstm_tutorial-{version}.dist-info"
    files = _package() | {
        **_about(distribution, about),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: lstm-tutorial\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": b"[console_scripts]\nlstm-tutorial = lstm_tutorial.cli:main\n",
    }
    record = "".join(f"{name},{_hash(content)},{len(content)}\n" for name, content in files.items())
    files[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n".encode()
    return f"lstm_tutorial-{version}-py3-none-any.whl", zip_of(files)


def zip_of(files, executable=()):
    """Make a zip archive.

    Parameters
    ----------
    files : dict
        Name -> content, as bytes.
    executable : collection of str
        Names of those that are programs.

    Returns
    -------
    bytes
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.external_attr = (0o755 if name in executable else 0o644) << 16
            opened.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _package():
    """Every file of the package, by its name in the wheel; the exercises stand in it wherever they come from."""
    package = Path(lstm_tutorial.__file__).parent
    paths = {
        f"lstm_tutorial/{path.relative_to(package).as_posix()}": path
        for path in sorted(package.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    paths |= {f"lstm_tutorial/exercise_notebooks/{path.name}": path for path in exercise_notebooks()}
    return {name: path.read_bytes() for name, path in sorted(paths.items())}


def _about(distribution, folder):
    """The package's metadata (a development install calls the file otherwise) and its licences."""
    text = distribution.read_text("METADATA") or distribution.read_text("PKG-INFO")
    licences = [path for path in distribution.files or () if path.parts[-2:-1] == ("licenses",)]
    files = {f"{folder}/licenses/{path.name}": path.locate().read_bytes() for path in licences}
    return {f"{folder}/METADATA": text.encode(), **files}


def _hash(content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"
