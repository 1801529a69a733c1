"""Exercise of chapter 12: one step of Adam."""

import numpy as np

from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    """The reference: Adam on one array; `t` counts steps from 1."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


def adam_arguments(draw):
    """Parameters, a gradient, what Adam remembers, and settings unlike the usual ones."""
    return {
        "theta": draw("D H"), "g": draw("D H"), "m": draw("D H"), "v": draw("D H") ** 2 + 0.1, "t": draw.T,
        "learning_rate": 0.1, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-2,
    }  # fmt: skip


ADAM = register(Exercise(
    name="adam-step",
    chapter="12_training",
    reference=adam_step,
    outputs=("theta", "m", "v"),
    inputs=DescribedInputs(adam_arguments, float32=False, large=False),
    praise="Adam: each number moves by its mean gradient over its typical size.",
    hints=(
        "Adam remembers two running means. Of what?",
        "Both means start at zero and are too small at first. Chapter 12 divides them by something below 1.",
        "Update m and v first; correct copies of them; then theta minus learning_rate * m / (sqrt(v) + epsilon). "
        "Return the uncorrected m and v.",
    ),
))  # fmt: skip


def adam(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon, *, correct=True, root=True, inside=False):
    """Adam with one thing changed; what the wrong models share."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    mean, square = (m / (1 - beta1**t), v / (1 - beta2**t)) if correct else (m, v)
    if inside:
        return theta - learning_rate * mean / np.sqrt(square + epsilon), m, v
    return theta - learning_rate * mean / ((np.sqrt(square) if root else square) + epsilon), m, v


@ADAM.wrong("bias-correction-missing", "m and v start at zero and are too small at first: divide by 1 - beta**t.")
def _(*arguments):
    return adam(*arguments, correct=False)


@ADAM.wrong("root-missing", "You divide by v. It is a mean of squares: take its root.")
def _(*arguments):
    return adam(*arguments, root=False)


@ADAM.wrong("epsilon-inside-root", "epsilon stands under the root. Add it to the root.")
def _(*arguments):
    return adam(*arguments, inside=True)


@ADAM.wrong("ascent", "The sign is turned round: the loss falls against the gradient, so subtract the step.")
def _(theta, *rest):
    new, m, v = adam_step(theta, *rest)
    return 2 * theta - new, m, v


@ADAM.wrong("steps-counted-from-zero", "The correction uses t - 1. t counts steps from 1 already.")
def _(theta, g, m, v, t, *rest):
    return adam(theta, g, m, v, t - 1, *rest)


@ADAM.wrong("steps-counted-twice", "The correction uses t + 1. t is the number of this step already, counted from 1.")
def _(theta, g, m, v, t, *rest):
    return adam(theta, g, m, v, t + 1, *rest)


@ADAM.wrong("corrected-means-kept", "You return the corrected means. They are corrected anew at each step: keep the raw ones.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    theta, m, v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    return theta, m / (1 - beta1**t), v / (1 - beta2**t)


@ADAM.wrong("gradient-not-squared", "v is the mean of g. It is the mean of g squared.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


@ADAM.wrong("betas-exchanged", "beta1 belongs to the mean of g, beta2 to the mean of its square.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam_step(theta, g, m, v, t, learning_rate, beta2, beta1, epsilon)


@ADAM.wrong("old-means-used", "theta moves by the old m and v. Update both first, then move.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    _, new_m, new_v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, new_m, new_v


@ADAM.wrong("power-missing", "You divide by 1 - beta at every step. The correction fades: 1 - beta**t.")
def _(theta, g, m, v, t, *rest):
    new, *_ = adam(theta, g, m, v, 1, *rest)
    return new, *adam(theta, g, m, v, t, *rest)[1:]


@ADAM.wrong("new-part-not-weighted", "The gradient enters m and v whole. A running mean weighs it with 1 - beta.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v = beta1 * m + g, beta2 * v + g**2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


@ADAM.wrong("order-of-results", "The numbers are right, in another order. Return theta, m, v.")
def _(*arguments):
    theta, m, v = adam_step(*arguments)
    return m, v, theta


@ADAM.wrong("weights-of-the-mean-exchanged", "The old mean is weighed with 1 - beta and the new part with beta: it is the other way round.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v = (1 - beta1) * m + beta1 * g, (1 - beta2) * v + beta2 * g**2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


@ADAM.wrong("epsilon-missing", "epsilon is left out. Add it to the root.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam(theta, g, m, v, t, learning_rate, beta1, beta2, 0.0)


@ADAM.wrong("epsilon-outside", "epsilon is added to theta. It belongs to what you divide by: put brackets round it.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    theta, m, v = adam(theta, g, m, v, t, learning_rate, beta1, beta2, 0.0)
    return theta + epsilon, m, v


@ADAM.wrong("learning-rate-missing", "The learning rate is left out.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam_step(theta, g, m, v, t, 1.0, beta1, beta2, epsilon)


@ADAM.wrong("gradient-for-its-mean", "The step is made of g itself. Adam's step is made of m, the running mean of g.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    _, m, v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    return theta - learning_rate * g / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


@ADAM.wrong("product-for-power", "The correction is 1 - beta * t. beta is raised to the power t: beta**t.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    _, m, v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    return theta - learning_rate * (m / (1 - beta1 * t)) / (np.sqrt(v / (1 - beta2 * t)) + epsilon), m, v


@ADAM.wrong("doubled-for-squared", "v is the mean of 2 g. It is the mean of g squared: g**2.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * 2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


@ADAM.wrong("only-the-mean-corrected", "m is corrected, v is not. Both start at zero: divide v by 1 - beta2**t as well.")
def _(theta, g, m, v, t, learning_rate, beta1, *rest):
    return adam(theta, g, m, v, t, learning_rate / (1 - beta1**t), beta1, *rest, correct=False)


@ADAM.wrong("only-the-square-corrected", "v is corrected, m is not. Both start at zero: divide m by 1 - beta1**t as well.")
def _(theta, g, m, v, t, learning_rate, beta1, *rest):
    return adam(theta, g, m, v, t, learning_rate * (1 - beta1**t), beta1, *rest)


@ADAM.wrong("usual-settings", "You compute with the usual settings, 0.9, 0.999 and 1e-8. The function is handed its own: beta1, beta2, epsilon.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam_step(theta, g, m, v, t, learning_rate, 0.9, 0.999, 1e-8)


@ADAM.wrong("square-of-the-mean", "v is made of m squared. It is the mean of g squared.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * m**2
    return theta - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


@ADAM.wrong("epsilon-before-the-correction", "epsilon is added to the root of the raw v. Correct v first, then take the root, then add epsilon.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon / np.sqrt(1 - beta2**t))


@ADAM.wrong("means-exchanged", "m and v stand in each other's place. Return theta, m, v.")
def _(*arguments):
    theta, m, v = adam_step(*arguments)
    return theta, v, m
