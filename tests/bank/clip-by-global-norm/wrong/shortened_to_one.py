# diagnosis: shortened-to-one
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    if norm > max_norm:
        return [g / norm for g in grads]
    return grads
