import numpy as np


def fuse_weights(params):
    p = params
    i = np.concatenate([p.U_i, p.W_i, p.b_i[np.newaxis]]) / 2
    f = np.concatenate([p.U_f, p.W_f, p.b_f[np.newaxis]]) / 2
    o = np.concatenate([p.U_o, p.W_o, p.b_o[np.newaxis]]) / 2
    g = np.concatenate([p.U_g, p.W_g, p.b_g[np.newaxis]])
    return np.stack([i, f, o, g])
