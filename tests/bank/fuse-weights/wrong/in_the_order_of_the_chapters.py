# diagnosis: forget-first
import numpy as np


def fuse_weights(params):
    p = params
    f = np.vstack([p.U_f, p.W_f, p.b_f]) / 2
    i = np.vstack([p.U_i, p.W_i, p.b_i]) / 2
    o = np.vstack([p.U_o, p.W_o, p.b_o]) / 2
    return np.array([f, i, o, np.vstack([p.U_g, p.W_g, p.b_g])])
