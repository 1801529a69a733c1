import numpy as np


def softmax(z):
    rows = z.reshape(-1, z.shape[-1])
    p = np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in rows])
    return p.reshape(z.shape)
