import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    g = np.zeros_like(h_prev)
    for k in range(len(g)):
        g[k] = np.tanh(W_g.T @ x[k] + U_g.T @ h_prev[k] + b_g)
    return g
