# diagnosis: no-tanh-on-memory
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    W, U, b = ({gate: getattr(params, f"{kind}_{gate}") for gate in "ifgo"} for kind in "WUb")
    a = {gate: x @ W[gate] + h_prev @ U[gate] + b[gate] for gate in "ifgo"}
    c = sigmoid(a["f"]) * c_prev + sigmoid(a["i"]) * np.tanh(a["g"])
    return sigmoid(a["o"]) * c, c
