import numpy as np


def reorder_gates(W):
    H = W.shape[0] // 4
    rows = np.concatenate([np.arange(H) + k * H for k in (0, 2, 3, 1)])
    return np.split(W[rows].T, 4, axis=1)
