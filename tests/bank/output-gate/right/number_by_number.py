import math

import numpy as np


def output_gate(x, h_prev, W_o, U_o, b_o):
    o = np.zeros_like(h_prev)
    for row, unit in np.ndindex(o.shape):
        a = float(b_o[unit] + x[row] @ W_o[:, unit] + h_prev[row] @ U_o[:, unit])
        o[row, unit] = 0.5 * (1 + math.tanh(a / 2))
    return o
