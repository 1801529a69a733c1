# diagnosis: root-missing
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = sum(np.sum(g * g) for g in grads)
    if norm > max_norm:
        grads = [g * (max_norm / norm) for g in grads]
    return grads
