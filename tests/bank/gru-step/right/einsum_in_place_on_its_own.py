import numpy as np


def gru_step(x, h_prev, params):
    W_r, U_r, b_r, W_z, U_z, b_z, W_g, U_g, b_g, b_u = params
    gates = []
    for W, U, b in ((W_r, U_r, b_r), (W_z, U_z, b_z)):
        a = np.einsum("bd,dh->bh", x, W)
        a += np.einsum("bk,kh->bh", h_prev, U)
        a += b
        gates.append(np.exp(-np.logaddexp(0, -a)))
    r, z = gates
    a = r * (h_prev @ U_g)
    a += r * b_u
    a += x @ W_g + b_g
    return z * h_prev + np.tanh(a) - z * np.tanh(a)
