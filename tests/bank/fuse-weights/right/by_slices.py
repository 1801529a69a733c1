import numpy as np


def fuse_weights(params):
    D, H = params.W_i.shape
    weights = np.empty((4, H + D + 1, H), params.W_i.dtype)
    for matrix, gate in zip(weights, "ifog", strict=True):
        matrix[:H] = getattr(params, "U_" + gate)
        matrix[H : H + D] = getattr(params, "W_" + gate)
        matrix[-1] = getattr(params, "b_" + gate)
        if gate != "g":
            matrix /= 2
    return weights
