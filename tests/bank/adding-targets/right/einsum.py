import numpy as np


def adding_targets(xs):
    marked = (xs[:, :, 1] > 0).astype(xs.dtype)
    total = np.einsum("tb,tb->b", xs[:, :, 0], marked)
    return np.reshape((total + 2) / 4, (-1, 1))
