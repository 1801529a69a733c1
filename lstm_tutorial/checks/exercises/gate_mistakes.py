"""What goes wrong with a gate, whichever it is: input, forget and output gate share one form."""

import numpy as np

from lstm_tutorial.activations import sigmoid, softmax


def add_mistakes_of_a_sum(exercise, squash, letter):
    """Add the mistakes of ``squash(x @ W + h_prev @ U + b)``, whatever does the squashing.

    Parameters
    ----------
    exercise : Exercise
    squash : callable
        The right one: sigmoid or tanh.
    letter : str
        The gate's letter, for the names in the messages; empty for the recurrent cell.
    """
    W, U, b = (f"{name}_{letter}" if letter else name for name in "WUb")
    _add_missing_terms(exercise, squash, W, U, b)
    _add_mixed_up_terms(exercise, squash, W, U, b)


def _add_missing_terms(exercise, squash, W, U, b):
    """What is left out of the sum; W, U and b are the names for the messages."""

    @exercise.wrong("bias-left-out", f"Your result equals what comes out without the bias {b}.")
    def _(x, h_prev, W, U, b):
        return squash(x @ W + h_prev @ U)

    @exercise.wrong(
        "memory-left-out", f"Your result does not depend on h_prev: the term h_prev @ {U} is missing."
    )
    def _(x, h_prev, W, U, b):
        return squash(x @ W + b)

    @exercise.wrong("input-left-out", f"Your result does not depend on x: the term x @ {W} is missing.")
    def _(x, h_prev, W, U, b):
        return squash(h_prev @ U + b)

    @exercise.wrong(
        "recurrent-weights-left-out", f"h_prev enters as it is: the product with {U} is missing."
    )
    def _(x, h_prev, W, U, b):
        return squash(x @ W + h_prev + b)


def _add_mixed_up_terms(exercise, squash, W, U, b):
    """What is in another place than it should be."""

    @exercise.wrong(
        "recurrent-weights-transposed",
        f"Your result equals that with {U} transposed. States are rows here, so the product is h_prev @ {U}.",
    )
    def _(x, h_prev, W, U, b):
        return squash(x @ W + h_prev @ U.T + b)

    @exercise.wrong(
        "joined-in-another-order",
        f"You join [h_prev, x] and [{W}, {U}]: the halves meet the wrong weights. Join both in one order.",
    )
    def _(x, h_prev, W, U, b):
        return squash(np.concatenate([h_prev, x], axis=1) @ np.concatenate([W, U]) + b)

    @exercise.wrong("bias-inside-twice", f"The bias {b} is added twice, once with each product.")
    def _(x, h_prev, W, U, b):
        return squash(x @ W + b + h_prev @ U + b)

    @exercise.wrong(
        "squashed-before-the-sum", "The two products are squashed one by one. Add first, then squash the sum."
    )
    def _(x, h_prev, W, U, b):
        return squash(x @ W) + squash(h_prev @ U + b)

    @exercise.wrong("bias-outside", f"You add {b} to what is squashed already. It belongs to the sum, before it is squashed.")
    def _(x, h_prev, W, U, b):
        return squash(x @ W + h_prev @ U) + b

    @exercise.wrong("bias-subtracted", f"You subtract {b}. It is added, like the two products.")
    def _(x, h_prev, W, U, b):
        return squash(x @ W + h_prev @ U - b)

    @exercise.wrong("squashed-twice", "The sum is squashed twice. Once is what the equation says.")
    def _(x, h_prev, W, U, b):
        return squash(squash(x @ W + h_prev @ U + b))

    @exercise.wrong("weights-exchanged", f"{W} meets h_prev, and {U} meets x: it is the other way round.")
    def _(x, h_prev, W, U, b):
        return squash(h_prev @ W + x @ U + b)


def add_tanh_mistakes(exercise):
    """Add the mistakes of a tanh that is written with exponentials.

    Parameters
    ----------
    exercise : Exercise
    """

    @exercise.wrong(
        "overflow",
        "Right for numbers of ordinary size; for very large ones e^a is infinite, and a NaN comes out. np.tanh "
        "holds for every number.",
    )
    def _(x, h_prev, W, U, b):
        up, down = np.exp(x @ W + h_prev @ U + b), np.exp(-(x @ W + h_prev @ U + b))
        return (up - down) / (up + down)

    @exercise.wrong("tan-for-tanh", "Your result equals the tangent, np.tan. The hyperbolic one is wanted: np.tanh.")
    def _(x, h_prev, W, U, b):
        return np.tan(x @ W + h_prev @ U + b)

    @exercise.wrong("half-tanh", "Twice the sigmoid minus 1 is tanh of half the sum. tanh of the whole sum is wanted.")
    def _(x, h_prev, W, U, b):
        return np.tanh((x @ W + h_prev @ U + b) / 2)

    @exercise.wrong("reciprocal", "Your fraction is upside down: tanh lies between -1 and 1, yours never does.")
    def _(x, h_prev, W, U, b):
        return 1 / np.tanh(x @ W + h_prev @ U + b)


def add_gate_mistakes(exercise, letter, inverted):
    """Add the mistakes of a gate: those of the sum, and those of the sigmoid.

    Parameters
    ----------
    exercise : Exercise
    letter : str
        The gate's letter.
    inverted : str
        What to say to whoever returns one minus the gate.
    """

    @exercise.wrong(
        "tanh-for-sigmoid", "Your result equals what tanh would give: a gate needs the sigmoid, from 0 to 1."
    )
    def _(x, h_prev, W, U, b):
        return np.tanh(x @ W + h_prev @ U + b)

    @exercise.wrong(
        "no-sigmoid", "Your result equals the sum before the sigmoid: a gate has to lie between 0 and 1."
    )
    def _(x, h_prev, W, U, b):
        return x @ W + h_prev @ U + b

    @exercise.wrong("inverted", f"Your result equals 1 - {letter}. {inverted}")
    def _(x, h_prev, W, U, b):
        return 1 - sigmoid(x @ W + h_prev @ U + b)

    @exercise.wrong(
        "overflow",
        "Right for numbers of ordinary size; for very large ones e^z overflows to infinity and a NaN comes "
        "out. Use the sigmoid from lstm_tutorial.activations.",
    )
    def _(x, h_prev, W, U, b):
        e = np.exp(x @ W + h_prev @ U + b)
        return e / (1 + e)

    @exercise.wrong(
        "softmax-for-sigmoid", "Your numbers sum to 1 along a row: a softmax. Each gate opens and shuts on its own: sigmoid."
    )
    def _(x, h_prev, W, U, b):
        return softmax(x @ W + h_prev @ U + b)

    @exercise.wrong("relu-for-sigmoid", "Your result equals max(0, sum), which has no upper end. A gate cannot be more than open: sigmoid.")
    def _(x, h_prev, W, U, b):
        return np.maximum(0, x @ W + h_prev @ U + b)

    @exercise.wrong("rounded", "Your gate is either shut or open. The sigmoid has every setting in between.")
    def _(x, h_prev, W, U, b):
        return np.where(x @ W + h_prev @ U + b > 0, 1.0, 0.0)

    @exercise.wrong(
        "minus-reaches-one-term", "The minus in your exponent reaches the first product only: put brackets round the whole sum."
    )
    def _(x, h_prev, W, U, b):
        return sigmoid(x @ W - h_prev @ U - b)

    @exercise.wrong("tanh-first", "The sum goes through tanh and then through the sigmoid. The sigmoid alone is wanted.")
    def _(x, h_prev, W, U, b):
        return sigmoid(np.tanh(x @ W + h_prev @ U + b))

    @exercise.wrong(
        "gate-applied", f"You return {letter} * h_prev. The gate itself is asked for; what it lets through comes later."
    )
    def _(x, h_prev, W, U, b):
        return sigmoid(x @ W + h_prev @ U + b) * h_prev

    add_mistakes_of_a_sum(exercise, sigmoid, letter)
