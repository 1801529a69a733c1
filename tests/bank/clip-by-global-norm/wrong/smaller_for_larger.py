# diagnosis: smaller-for-larger
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    factor = max(1.0, max_norm / norm)
    return [g * factor for g in grads]
