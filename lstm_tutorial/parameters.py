"""Parameters as named tuples of arrays, nested as the model is: walk them, or map over them.

``ModelParams(embedding, RNNParams(W, U, b), W_y, b_y)`` holds the arrays "embedding", "cell.W",
"cell.U", "cell.b", "W_y" and "b_y". Gradients stand in the same places of the same type.
"""

import numpy as np


def named_arrays(tree, prefix=""):
    """Yield (name, array) for every array in nested named tuples, lists or dicts; None is left out.

    Parameters
    ----------
    tree : ndarray, None, (named) tuple, list or dict of such
    prefix : str
        Put before each name.

    Yields
    ------
    name : str
        The path to the array, its parts joined by dots.
    array : ndarray
    """
    if tree is None:
        return
    for key, branch in _branches(tree):
        yield from named_arrays(branch, f"{prefix}.{key}" if prefix else str(key))
    if not _is_container(tree):
        yield prefix or "array", tree


def map_arrays(function, tree, *others):
    """Apply a function to the arrays that stand in the same place of several trees.

    Parameters
    ----------
    function : callable
        Takes one array from each tree and returns an array.
    tree, *others : trees as in `named_arrays`, all of one form

    Returns
    -------
    A tree of the same form and types as `tree`.

    Raises
    ------
    ValueError
        If arrays in one place differ in shape: NumPy would broadcast them.
    """
    if tree is None:
        return None
    if not _is_container(tree):
        shapes = {np.shape(array) for array in (tree, *others)}
        if len(shapes) > 1:
            raise ValueError(
                f"map_arrays: arrays in one place have the shapes {', '.join(map(str, sorted(shapes)))}; expected "
                "one shape. Likely cause: the gradients of another model, or a sum over the batch left out."
            )
        return function(tree, *others)
    results = [
        map_arrays(function, branch, *(_get(other, key) for other in others))
        for key, branch in _branches(tree)
    ]
    if isinstance(tree, dict):
        return dict(zip(tree, results, strict=True))
    return type(tree)(*results) if hasattr(tree, "_fields") else type(tree)(results)


def count_parameters(tree):
    """How many numbers there are in all arrays of a tree.

    Parameters
    ----------
    tree : as in `named_arrays`

    Returns
    -------
    int
    """
    return sum(array.size for _, array in named_arrays(tree))


def _is_container(tree):
    return isinstance(tree, (tuple, list, dict))


def _branches(tree):
    if hasattr(tree, "_fields"):
        return list(zip(tree._fields, tree, strict=True))
    if isinstance(tree, dict):
        return list(tree.items())
    return list(enumerate(tree)) if _is_container(tree) else []


def _get(tree, key):
    return getattr(tree, key) if hasattr(tree, "_fields") else tree[key]
