import numpy as np


def softmax(z):
    p = z - np.amax(z, axis=z.ndim - 1)[..., np.newaxis]
    np.exp(p, out=p)
    p /= p.sum(axis=z.ndim - 1)[..., np.newaxis]
    return p
