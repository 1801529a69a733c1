"""Exercise of chapter 4: clipping by the global norm."""

import numpy as np

from lstm_tutorial import optimizers
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register


def clip_by_global_norm(grads, max_norm):
    """The reference: the package's own."""
    return tuple(optimizers.clip_by_global_norm(list(grads), max_norm))


def gradients_and_threshold(draw):
    """Three arrays, tiny in one case, and a threshold that is below their norm in some cases and above it in others."""
    size = 0.01 if draw.T == 5 else 1.0
    grads = [(size * draw(axes)).astype(draw.dtype) for axes in ("D H", "H H", "H")]
    share = draw.rng.uniform(1.2, 2) if draw.T == 3 else draw.rng.uniform(0.1, 0.5)
    return {"grads": grads, "max_norm": round(float(share * optimizers.global_norm(grads)), 3)}


CLIP = register(Exercise(
    name="clip-by-global-norm",
    chapter="04_why_it_forgets",
    reference=clip_by_global_norm,
    outputs=("grads[0]", "grads[1]", "grads[2]"),
    inputs=Inputs(gradients_and_threshold, large=False),
    praise="An exploding gradient keeps its direction and loses its length.",
    hints=(
        "All arrays together are one long vector. How long is it?",
        "Chapter 4 multiplies every array by the same factor, and by 1 where the gradient is short enough.",
        "The norm is the root of the sum of all squares over all arrays. Return a list of arrays.",
    ),
))  # fmt: skip


def scaled(grads, factor):
    """Every array times one factor, as a tuple; what the wrong models share."""
    return tuple(grad * factor for grad in grads)


@CLIP.wrong("each-on-its-own", "Each array is clipped by its own norm, which turns the direction. Use one norm for all.")
def _(grads, max_norm):
    return tuple(grad * min(1, max_norm / np.linalg.norm(grad)) for grad in grads)


@CLIP.wrong("each-number-clipped", "Each number is cut off at max_norm. The whole gradient is to be shortened, its direction kept.")
def _(grads, max_norm):
    return tuple(np.clip(grad, -max_norm, max_norm) for grad in grads)


@CLIP.wrong("always-scaled", "Short gradients are stretched to max_norm. Leave alone what is short enough.")
def _(grads, max_norm):
    return scaled(grads, max_norm / optimizers.global_norm(grads))


@CLIP.wrong("root-missing", "You compare max_norm with the sum of squares. The norm is its square root.")
def _(grads, max_norm):
    return scaled(grads, min(1, max_norm / optimizers.global_norm(grads) ** 2))


@CLIP.wrong("sum-of-norms", "You add up the norms of the arrays. Add up their squares, then take the root.")
def _(grads, max_norm):
    return scaled(grads, min(1, max_norm / sum(np.linalg.norm(grad) for grad in grads)))


@CLIP.wrong("largest-norm", "You use the largest of the arrays' norms. The norm of all of them together is asked for.")
def _(grads, max_norm):
    return scaled(grads, min(1, max_norm / max(np.linalg.norm(grad) for grad in grads)))


@CLIP.wrong("not-clipped", "The gradients come back as they were.")
def _(grads, max_norm):
    return tuple(grads)


@CLIP.wrong("factor-inverted", "The factor is upside down: max_norm over norm shortens, norm over max_norm stretches.")
def _(grads, max_norm):
    return scaled(grads, max(1, optimizers.global_norm(grads) / max_norm))


@CLIP.wrong("small-number-added", "Right but for a small number that you add to the norm. Leave it out.")
def _(grads, max_norm):
    return scaled(grads, min(1, max_norm / (optimizers.global_norm(grads) + 1e-6)))


@CLIP.wrong("root-mean-square", "You take the root of the mean of the squares. The norm is the root of their sum.")
def _(grads, max_norm):
    size = sum(grad.size for grad in grads)
    return scaled(grads, min(1, max_norm * np.sqrt(size) / optimizers.global_norm(grads)))


@CLIP.wrong("absolute-values", "You add up absolute values. The norm is the root of the sum of the squares.")
def _(grads, max_norm):
    return scaled(grads, min(1, max_norm / sum(np.abs(grad).sum() for grad in grads)))


@CLIP.wrong("shortened-to-one", "Long gradients are shortened to a norm of 1. Shorten them to max_norm.")
def _(grads, max_norm):
    norm = optimizers.global_norm(grads)
    return scaled(grads, 1 / norm if norm > max_norm else 1)


@CLIP.wrong("smaller-for-larger", "Long gradients stay, and short ones are stretched: the smaller of 1 and max_norm / norm is wanted, not the larger.")
def _(grads, max_norm):
    return scaled(grads, max(1, max_norm / optimizers.global_norm(grads)))


@CLIP.wrong("root-missing-in-the-factor", "You divide by the sum of squares. The norm is its square root.")
def _(grads, max_norm):
    norm = optimizers.global_norm(grads)
    return scaled(grads, max_norm / norm**2 if norm > max_norm else 1)


@CLIP.wrong("not-divided", "Long gradients are multiplied by max_norm, and not divided by their norm: the factor is max_norm over norm.")
def _(grads, max_norm):
    return scaled(grads, max_norm if optimizers.global_norm(grads) > max_norm else 1)


@CLIP.wrong("always-of-length-one", "Every gradient comes out with a norm of 1. Only what is longer than max_norm is shortened, and to max_norm.")
def _(grads, max_norm):
    return scaled(grads, 1 / optimizers.global_norm(grads))
