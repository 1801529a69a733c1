# diagnosis: root-missing-in-the-factor
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g)**2 for g in grads)
    if norm > max_norm**2:
        return [g * max_norm / norm for g in grads]
    return grads
