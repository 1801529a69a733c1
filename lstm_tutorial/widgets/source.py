"""A figure's JavaScript as the one text that anywidget takes, put together from small modules.

The modules under ``js/`` are plain ES modules, which Node runs and tests as they are. Only one form of each
statement is used, so that no bundler is needed to join them: ``import { a, b } from "./other.js";`` on a line,
``export`` before a ``function``, ``const`` or ``class``, and ``export default`` once, in the figure's own module.
"""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "js"

_IMPORT = re.compile(r'^import \{[^}]*\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function|const|class)\b)", re.MULTILINE)
_TOP_LEVEL = re.compile(r"^(?:function|const|let|class) (\w+)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export (?!default ))[^\n]*", re.MULTILINE)


@cache
def module_text(name):
    """Join a figure's module and everything that it imports.

    Parameters
    ----------
    name : str
        The file under ``js/``, such as ``"gate.js"``.

    Returns
    -------
    str
        One ES module that imports nothing.

    Raises
    ------
    ValueError
        When two modules define the same name, or a statement is not in the form that can be joined.
    """
    texts, owners = [], {}
    for path in _in_order(FOLDER / name):
        text = _EXPORT.sub("", _IMPORT.sub("", path.read_text("utf-8")))
        wrong = _LEFT_OVER.search(text)
        if wrong:
            raise ValueError(f'{path.name}: expected import {{ … }} from "…"; or export function, got {wrong[0]!r}')
        for defined in _TOP_LEVEL.findall(text):
            if defined in owners:
                raise ValueError(f"{defined} is defined in {owners[defined]} and in {path.name}: rename one")
            owners[defined] = path.name
        texts.append(text.strip())
    return "\n\n".join(texts) + "\n"


def _in_order(path, seen=None):
    """A module's file after all files that it imports, each once."""
    seen = set() if seen is None else seen
    if path in seen:
        return []
    seen.add(path)
    imported = [(path.parent / found).resolve() for found in _IMPORT.findall(path.read_text("utf-8"))]
    return [file for each in imported for file in _in_order(each, seen)] + [path]
