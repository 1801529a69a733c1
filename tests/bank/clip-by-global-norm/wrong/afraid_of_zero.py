# diagnosis: small-number-added
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    coefficient = min(max_norm / (norm + 1e-6), 1.0)
    return [coefficient * g for g in grads]
