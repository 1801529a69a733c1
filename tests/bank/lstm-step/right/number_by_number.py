import numpy as np


def squash(a):
    return (1 + np.tanh(a / 2)) / 2


def lstm_step(x, h_prev, c_prev, params):
    h, c = np.zeros_like(h_prev), np.zeros_like(c_prev)
    for row in range(len(x)):
        for unit in range(h.shape[1]):
            a = {}
            for gate in "ifgo":
                W, U, b = (getattr(params, kind + "_" + gate) for kind in "WUb")
                a[gate] = x[row] @ W[:, unit] + h_prev[row] @ U[:, unit] + b[unit]
            c[row, unit] = squash(a["f"]) * c_prev[row, unit] + squash(a["i"]) * np.tanh(a["g"])
            h[row, unit] = squash(a["o"]) * np.tanh(c[row, unit])
    return h, c
