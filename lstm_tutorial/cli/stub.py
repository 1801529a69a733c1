"""The cell of an exercise as it was before anything was written, made from what the checks know of it."""

import inspect


def signature(exercise):
    """The function to write, as its definition begins: "forget_gate(x, h_prev, W_f, U_f, b_f)"."""
    names = [p.name for p in inspect.signature(exercise.reference).parameters.values() if p.default is p.empty]
    return f"{exercise.function_name}({', '.join(names)})"


def stub_of(exercise):
    """The text of the cell."""
    return f"def {signature(exercise)}:\n    # YOUR CODE HERE\n    raise NotImplementedError()"
