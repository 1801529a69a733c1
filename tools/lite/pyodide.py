"""What a notebook in the browser finds: the packages of Pyodide, those that the site brings, and nothing else.

The browser's Python is Pyodide's. NumPy and Matplotlib are compiled for it and come from Pyodide's own address, with
Python itself. What is pure Python the site carries as wheels. No other index is asked, so what works today works later.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "requirements-lite.txt"

#: The release that the pinned kernel asks for, and its Python.
RELEASE, PYTHON = "314.0.6", "3.14.2"

#: What our requirements take from that release (its pyodide-lock.json); its other packages come along unasked.
PROVIDED = {
    "ipython": "9.12.0",
    "matplotlib": "3.10.8",
    "numpy": "2.4.6",
    "rich": "14.3.3",
    "traitlets": "5.14.3",
    "typing-extensions": "4.15.0",
}

#: What the kernel brings: a package without its files, which only a server would need.
OF_THE_KERNEL = {"widgetsnbextension": "4.0.999"}

#: Pure Python that neither has: the site carries these wheels beside the package's own.
CARRIED = ("anywidget", "comm", "ipywidgets", "jupyterlab-widgets", "psygnal")


def carried_pins():
    """Read the versions of the wheels that the site carries.

    Returns
    -------
    dict
        Name -> version, as pinned.

    Raises
    ------
    ValueError
        If one is not pinned.
    """
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", PINS.read_text(encoding="utf-8"), re.MULTILINE))
    if missing := [name for name in CARRIED if name not in pinned]:
        raise ValueError(f"{PINS.name} pins no {' and no '.join(missing)}; compile it anew, as its first line says.")
    return {name: pinned[name] for name in CARRIED}
