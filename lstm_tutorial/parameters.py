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


def check_gradients_fit(function_name, params, grads):
    """Raise ``ValueError`` unless gradients stand in the same places as parameters, and have their shapes.

    Parameters
    ----------
    function_name : str
        Named at the start of the message.
    params, grads : trees as in `named_arrays`
    """
    if not _plainly_fit(params, grads):
        problem = _misfit(params, grads, "")
        if problem:
            raise ValueError(f"{function_name}: {problem}")


def _plainly_fit(param, grad):
    """Whether two trees are alike, at a fraction of the price of saying why not; False where in doubt."""
    if type(param) is not type(grad) or isinstance(param, dict):
        return False
    if isinstance(param, (tuple, list)):
        return len(param) == len(grad) and all(map(_plainly_fit, param, grad))
    return param is None or (type(param) is np.ndarray and param.shape == grad.shape)


def _misfit(param, grad, place):
    """Say how a branch of the gradients differs in form from that of the parameters; None if it does not."""
    if param is None:
        return None if grad is None else f"grads{place} is a {type(grad).__name__}; expected None, as in params{place}."
    if not _is_container(param):
        return _misfit_of_arrays(param, grad, place)
    keys, given = ([key for key, _ in _branches(tree)] for tree in (param, grad))
    if keys == given or set(keys) == set(given):
        problems = (_misfit(branch, _get(grad, key), f"{place}.{key}") for key, branch in _branches(param))
        return next(filter(None, problems), None)
    what = f"grads{place} holds {', '.join(map(str, given))}" if given else f"grads{place} is a {type(grad).__name__}"
    return (
        f"{what}; expected {', '.join(map(str, keys)) or 'nothing'}, as in params{place}. Likely cause: the gradients "
        "of another model, or one left out."
    )


def _misfit_of_arrays(param, grad, place):
    """Say what keeps one array from being the gradient of another; None if nothing does."""
    for name, array in (("params", param), ("grads", grad)):
        if not isinstance(array, (np.ndarray, np.generic)):
            return f"{name}{place} is a {type(array).__name__}; expected a NumPy array (np.asarray makes one)."
    if param.shape == grad.shape:
        return None
    cause = "the gradients of another model"
    if grad.shape == param.shape[::-1]:
        cause = "the matrix is transposed; .T turns it round"
    elif grad.shape[1:] == param.shape:
        cause = "a sum over the batch left out"
    return (
        f"grads{place} has shape {grad.shape}; expected that of params{place}, {param.shape}. Likely cause: {cause}."
    )


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
