# diagnosis: ones-for-biases
import numpy as np


def fuse_weights(params):
    ones = np.ones((1, len(params.b_i)))
    i, f, o = (
        np.vstack([U, W, ones]) / 2
        for U, W in ((params.U_i, params.W_i), (params.U_f, params.W_f), (params.U_o, params.W_o))
    )
    return np.stack([i, f, o, np.vstack([params.U_g, params.W_g, ones])])
