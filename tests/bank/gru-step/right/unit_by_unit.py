import numpy as np


def squash(a):
    return (1 + np.tanh(a / 2)) / 2


def gru_step(x, h_prev, params):
    h = np.empty_like(h_prev)
    for row in range(len(x)):
        for k in range(h.shape[1]):
            reset = squash(x[row] @ params.W_r[:, k] + h_prev[row] @ params.U_r[:, k] + params.b_r[k])
            keep = squash(x[row] @ params.W_z[:, k] + h_prev[row] @ params.U_z[:, k] + params.b_z[k])
            old = h_prev[row] @ params.U_g[:, k] + params.b_u[k]
            new = np.tanh(x[row] @ params.W_g[:, k] + params.b_g[k] + reset * old)
            h[row, k] = keep * h_prev[row, k] + (1 - keep) * new
    return h
