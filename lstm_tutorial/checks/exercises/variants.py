"""Exercise of chapter 18: one step of the GRU."""

import numpy as np

from lstm_tutorial import variants
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.variants.gru import PARAMS, GRUParams


def gru_step(x, h_prev, params):
    """The reference: the package's own step, without its cache."""
    return variants.gru_step(x, h_prev, params)[0]


def draw_params(draw):
    """All ten arrays, biases too."""
    return GRUParams(**{name: draw(PARAMS[name]) for name in GRUParams._fields})


STEP = register(Exercise(
    name="gru-step",
    chapter="18_variants",
    reference=gru_step,
    outputs=("h",),
    inputs=Inputs(lambda draw: {"x": draw("B D"), "h_prev": draw("B H"), "params": draw_params(draw)}),
    praise="The GRU: two gates, one state. You have written both of the cells that people use.",
    hints=(
        "Which of the four sums of the LSTM are still there? Which of its two states?",
        "Both gates have the form that you know. The candidate does not: r stands between h_prev @ U_g + b_u and the rest "
        "of the sum.",
        "r, z, u, g, then h, all (B, H). The new state is a mean of the old one and the candidate, with z as the weight "
        "of the old one.",
    ),
))  # fmt: skip


def parts(x, h, p):
    """r, z, u and the input's share of the candidate's sum, as they should be; what the wrong models share."""
    r = sigmoid(x @ p.W_r + h @ p.U_r + p.b_r)
    z = sigmoid(x @ p.W_z + h @ p.U_z + p.b_z)
    return r, z, h @ p.U_g + p.b_u, x @ p.W_g + p.b_g


@STEP.wrong("keep-inverted", "z weighs the candidate, and 1 - z the old state. Here z is what is kept; some papers have it your way.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return (1 - z) * h + z * np.tanh(a + r * u)


@STEP.wrong("reset-before-product", "You reset h_prev before the product with U_g. That is the paper's form; here r comes after the product.")
def _(x, h, p):
    r, z, _, a = parts(x, h, p)
    return z * h + (1 - z) * np.tanh(a + (r * h) @ p.U_g + p.b_u)


@STEP.wrong("bias-not-reset", "b_u is added outside. It stands with the state, so the reset gate acts on it too.")
def _(x, h, p):
    r, z, _, a = parts(x, h, p)
    return z * h + (1 - z) * np.tanh(a + r * (h @ p.U_g) + p.b_u)


@STEP.wrong("second-bias-left-out", "Your result equals what comes out without b_u, the candidate's bias beside the state.")
def _(x, h, p):
    return gru_step(x, h, p._replace(b_u=0 * p.b_u))


@STEP.wrong("biases-left-out", "Your result equals what comes out without the four biases.")
def _(x, h, p):
    return gru_step(x, h, p._replace(b_r=0 * p.b_r, b_z=0 * p.b_z, b_g=0 * p.b_g, b_u=0 * p.b_u))


@STEP.wrong("reset-left-out", "The reset gate is left out: the candidate reads the whole of the old state.")
def _(x, h, p):
    _, z, u, a = parts(x, h, p)
    return z * h + (1 - z) * np.tanh(a + u)


@STEP.wrong("reset-on-the-whole-sum", "r multiplies the whole sum of the candidate. It acts on the state's share, not on the input's.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * h + (1 - z) * np.tanh(r * (a + u))


@STEP.wrong("reset-on-the-candidate", "r multiplies the candidate. It acts inside the tanh, on the state's share of the sum.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * h + (1 - z) * r * np.tanh(a + u)


@STEP.wrong("reset-on-what-is-kept", "The old state that is kept is multiplied with r, too. r is for the candidate alone.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * r * h + (1 - z) * np.tanh(a + r * u)


@STEP.wrong("gates-swapped", "r and z are exchanged: z weighs old and new, r acts inside the candidate.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return r * h + (1 - r) * np.tanh(a + z * u)


@STEP.wrong("one-gate-for-both", "Both gates use the update gate's parameters. Each has its own.")
def _(x, h, p):
    return gru_step(x, h, p._replace(W_r=p.W_z, U_r=p.U_z, b_r=p.b_z))


@STEP.wrong("not-a-mean", "The candidate is added whole. What is kept and what comes in share one weight: z and 1 - z.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * h + np.tanh(a + r * u)


@STEP.wrong("state-not-kept", "h_prev is not kept: the new state is the candidate's share alone.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return (1 - z) * np.tanh(a + r * u)


@STEP.wrong("candidate-not-squashed", "The candidate is not squashed: it is the tanh of its sum.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * h + (1 - z) * (a + r * u)


@STEP.wrong("sigmoid-candidate", "The candidate goes through the sigmoid. It is a value with a sign: tanh.")
def _(x, h, p):
    r, z, u, a = parts(x, h, p)
    return z * h + (1 - z) * sigmoid(a + r * u)


@STEP.wrong("tanh-for-gates", "The gates go through tanh. A gate lies between 0 and 1: sigmoid.")
def _(x, h, p):
    r, z = np.tanh(x @ p.W_r + h @ p.U_r + p.b_r), np.tanh(x @ p.W_z + h @ p.U_z + p.b_z)
    return z * h + (1 - z) * np.tanh(x @ p.W_g + p.b_g + r * (h @ p.U_g + p.b_u))


@STEP.wrong("squashed-for-good", "The new state is squashed once more. A mean of two numbers needs no tanh.")
def _(x, h, p):
    return np.tanh(gru_step(x, h, p))


@STEP.wrong("recurrent-terms-left-out", "The gates and the candidate do not read h_prev: the terms with U are missing.")
def _(x, h, p):
    return gru_step(x, h, p._replace(U_r=0 * p.U_r, U_z=0 * p.U_z, U_g=0 * p.U_g))


@STEP.wrong(
    "recurrent-weights-transposed",
    "Your result equals that with the three U transposed. States are rows here, so the product is h_prev @ U.",
)
def _(x, h, p):
    return gru_step(x, h, p._replace(U_r=p.U_r.T, U_z=p.U_z.T, U_g=p.U_g.T))


@STEP.wrong(
    "overflow",
    "Right for numbers of ordinary size; for very large ones e^z overflows to infinity and a NaN comes out. Use "
    "the sigmoid from lstm_tutorial.activations.",
)
def _(x, h, p):
    def gate(W, U, b):
        e = np.exp(x @ W + h @ U + b)
        return e / (1 + e)

    z = gate(p.W_z, p.U_z, p.b_z)
    return z * h + (1 - z) * np.tanh(x @ p.W_g + p.b_g + gate(p.W_r, p.U_r, p.b_r) * (h @ p.U_g + p.b_u))
