"""Which files of the package a piece of code reaches by its imports."""

import ast
import functools

PACKAGE = "lstm_tutorial"


def reached_files(trees, root):
    """The package's files that code depends on: modules, theirs, and the data that they name.

    A data file counts when a reached module has a string that ends in the file's extension
    (``"weights.npz"``, or ``".js"``): rather one file too many than a notebook that is out of date.
    For the same reason a module that imports others by computed names (``import_module``,
    ``pkgutil``) reaches every module below its folder.

    Parameters
    ----------
    trees : iterable of ast.AST
        The code to start from.
    root : Path
        The folder that holds the package.

    Returns
    -------
    list of Path
        Sorted.
    """
    waiting = {module for tree in trees for module in _imported(tree, "")}
    modules, extensions = {}, set()
    while waiting:
        module = waiting.pop()
        path = _file_of(module, root)
        if path is None or module in modules:
            continue
        modules[module] = path
        found, endings, is_open = _read_module(
            path.read_text(encoding="utf-8"), module, path.name == "__init__.py"
        )
        waiting |= found
        extensions |= endings
        if is_open:
            waiting |= {module_of(other, root) for other in path.parent.rglob("*.py")}
    data = [path for path in (root / PACKAGE).rglob("*") if _is_data(path, extensions)]
    return sorted([*modules.values(), *data])


@functools.cache
def _read_module(text, module, is_package):
    """What a module imports of the package, its strings' endings, whether it imports by name."""
    tree = ast.parse(text, filename=module)
    package = module if is_package else module.rpartition(".")[0]
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    endings = {_extension(text) for text in strings if isinstance(text, str)} - {"", ".py"}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imports_by_name = bool(names & {"import_module", "pkgutil", "__import__"})
    return _imported(tree, package), endings, imports_by_name


def _imported(tree, package):
    """The dotted names under the package that a tree imports, each with the packages above it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            origin = ".".join(filter(None, [above, node.module]))
            names.add(origin)
            names.update(f"{origin}.{alias.name}" for alias in node.names)
    paths = [name.split(".") for name in names if name.split(".")[0] == PACKAGE]
    return {".".join(path[:length]) for path in paths for length in range(1, len(path) + 1)}


def _file_of(module, root):
    """The file of a module or package; None for a name that is something in a module."""
    base = root.joinpath(*module.split("."))
    for path in (base / "__init__.py", base.with_name(f"{base.name}.py")):
        if path.is_file():
            return path
    return None


def module_of(path, root):
    """The dotted name of the module in a file."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _extension(text):
    """The ".npz" of "weights.npz" and of ".npz"; an empty string for what is no file name."""
    dot, ending = text.rpartition(".")[1:]
    return f".{ending}" if dot and ending.isalnum() and len(ending) <= 8 else ""


def _is_data(path, extensions):
    return path.suffix in extensions and path.is_file() and "__pycache__" not in path.parts
