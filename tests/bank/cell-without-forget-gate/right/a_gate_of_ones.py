import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.gates import update_cell_state


def cell_without_forget_gate(x, h_prev, c_prev, params):
    W, U, b = ({k: getattr(params, f"{kind}_{k}") for k in "igo"} for kind in "WUb")
    a = {k: x @ W[k] + h_prev @ U[k] + b[k] for k in "igo"}
    c = update_cell_state(np.ones_like(c_prev), c_prev, sigmoid(a["i"]), np.tanh(a["g"]))
    return sigmoid(a["o"]) * np.tanh(c), c
