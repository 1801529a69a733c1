"""Exercises of chapter 17: all weights in one array, and a buffer that somebody still holds."""

import numpy as np

from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.whole_cell import draw_params
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register


def stack(params, gates="ifog", kinds="UWb", axis=0):
    """The weights of each gate in one matrix, gates and kinds in any order; what the reference and the wrong models share."""
    return np.stack([
        np.concatenate([np.atleast_2d(getattr(params, f"{kind}_{gate}")) for kind in kinds], axis=axis)
        for gate in gates
    ])  # fmt: skip


def halved(W, gates=(0, 1, 2), rows=slice(None), by=0.5):
    """The same with some rows of some gates halved."""
    W = W.copy()
    for k in gates:
        W[k, rows] *= by
    return W


def fuse_weights(params):
    """The reference: U, W and b below each other for i, f, o, g; those of the sigmoids halved."""
    return halved(stack(params))


FUSE = register(Exercise(
    name="fuse-weights",
    chapter="17_readable_to_fast",
    reference=fuse_weights,
    outputs=("weights",),
    inputs=Inputs(lambda draw: {"params": draw_params(draw)}, large=False),
    praise="One array, one product, one tanh. From here on a step does not know that it has four gates.",
    hints=(
        "A row that is read is [h, x, 1]. Which parameters meet h, which meet x, and which meet the 1?",
        "The tanh of half a sum gives a sigmoid. What has to be halved so that the whole sum is?",
        "Four matrices of shape (H + D + 1, H), for i, f, o, g: U, W and b (as one row) below each other. Those of i, f "
        "and o are multiplied by 0.5. Together (4, H + D + 1, H).",
    ),
))  # fmt: skip


@FUSE.wrong("nothing-halved", "The weights stand in the right places, but those of the three sigmoids are not halved.")
def _(params):
    return stack(params)


@FUSE.wrong("candidate-halved", "The candidate's weights are halved, too. It goes through tanh itself, with its whole sum.")
def _(params):
    return halved(stack(params), gates=(0, 1, 2, 3))


@FUSE.wrong("only-candidate-halved", "You halved the candidate. The halves are for the three sigmoids; the candidate keeps its sum.")
def _(params):
    return halved(stack(params), gates=(3,))


@FUSE.wrong("bias-not-halved", "The biases of i, f and o are not halved. They are a part of the sum, so half a sum has half a bias.")
def _(params):
    return halved(stack(params), rows=slice(-1))


@FUSE.wrong("only-bias-halved", "Only the biases are halved. Half a sum has half of every weight.")
def _(params):
    return halved(stack(params), rows=slice(-1, None))


@FUSE.wrong("output-gate-not-halved", "i and f are halved, o is not. It is a sigmoid, too: there are three, and [:2] are two.")
def _(params):
    return halved(stack(params), gates=(0, 1))


@FUSE.wrong("half-added", "You halve the weights and add one half. What is added comes behind the tanh, in the step; the weights are halved alone.")
def _(params):
    W = fuse_weights(params)
    W[:3] += 0.5
    return W


@FUSE.wrong("doubled", "The sigmoids' weights are doubled. sigmoid(z) = (1 + tanh(z / 2)) / 2: it is half of z that the tanh gets.")
def _(params):
    return halved(stack(params), by=2)


@FUSE.wrong("order-of-pytorch", "The gates stand as i, f, g, o. Here the candidate comes last, i, f, o, g, so that the sigmoids are neighbours.")
def _(params):
    return halved(stack(params, "ifgo"), gates=(0, 1, 3))


@FUSE.wrong("third-block-halved", "The gates stand as i, f, g, o, and the first three are halved, the candidate among them. The order is i, f, o, g.")
def _(params):
    return halved(stack(params, "ifgo"))


@FUSE.wrong("forget-first", "The forget gate comes first in your result. The order asked for is i, f, o, g.")
def _(params):
    return halved(stack(params, "fiog"))


@FUSE.wrong("order-of-the-package", "The candidate comes first in your result. The order asked for is i, f, o, g.")
def _(params):
    return halved(stack(params, "gifo"), gates=(1, 2, 3))


@FUSE.wrong("input-above-state", "W stands above U. A row is [h, x, 1], so U, which meets h, comes first.")
def _(params):
    return halved(stack(params, kinds="WUb"))


@FUSE.wrong("bias-on-top", "The biases are the first row. The 1 stands last in [h, x, 1], so b is the last row.")
def _(params):
    return halved(stack(params, kinds="bUW"))


@FUSE.wrong("bias-left-out", "The biases are not there. They are the last row of each gate's matrix, for the input that is always 1.")
def _(params):
    return halved(stack(params, kinds="UW"))


@FUSE.wrong("side-by-side", "The gates stand side by side, (H + D + 1, 4 H). Here they stand behind one another: (4, H + D + 1, H).")
def _(params):
    return np.concatenate(list(fuse_weights(params)), axis=1)


@FUSE.wrong("gates-last", "The gates are the last axis, (H + D + 1, H, 4). Here they are the first: (4, H + D + 1, H).")
def _(params):
    return np.moveaxis(fuse_weights(params), 0, -1)


@FUSE.wrong("below-each-other", "The gates stand below each other, in an array of two axes. Give them an axis of their own: (4, H + D + 1, H).")
def _(params):
    return np.concatenate(list(fuse_weights(params)), axis=0)


@FUSE.wrong("transposed", "Each gate's matrix is turned. The book has row vectors, so a matrix has a row for each input: (4, H + D + 1, H).")
def _(params):
    return fuse_weights(params).swapaxes(1, 2)


@FUSE.wrong(
    "reshaped",
    "The gates were joined side by side and reshaped, which tears the rows apart: reshape keeps the order of the numbers. "
    "np.stack puts matrices behind one another.",
)
def _(params):
    W = fuse_weights(params)
    return np.concatenate(list(W), axis=1).reshape(W.shape)


@FUSE.wrong("ones-for-biases", "The last row holds ones, and no biases. The 1 stands in the row that is read; b is the weight that meets it.")
def _(params):
    return halved(stack(params._replace(**{f"b_{gate}": np.ones_like(params.b_i) for gate in "ifog"})))


question(
    "bug-on-the-desk",
    "17_readable_to_fast",
    answer=7,
    praise="Line 7: every entry of the list is the same array. The next step writes over it, so at the end all hold "
    "the last state. Copy it, or let each step write into a row of its own.",
    wrong={
        1: ("line-1", "Line 1 is in order: the states begin as copies, so what the caller gave is not written to."),
        2: ("line-2", "Line 2 is in order: an empty list, and room for four results, made once."),
        3: ("line-3", "Line 3 is in order: every step once, from the first to the last."),
        4: ("line-4", "Line 4 is in order: the desk is overwritten at every step, but nobody else holds it."),
        5: ("line-5", "Line 5 is in order: half of a tanh and one half make a sigmoid; the candidate, last, is left alone."),
        6: ("line-6", "Line 6 is in order: c is overwritten from its old value, and is not handed to anybody."),
    },
    hints=(
        "It is right for one step, and wrong for two. What does the second step do to what the first has left?",
        "Which arrays does the caller get in the end? Is any of them written to after it was put away?",
        "The faulty line would be right if every step made a new h.",
    ),
)  # fmt: skip
