# diagnosis: factor-inverted
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * (norm / max_norm) if norm > max_norm else g for g in grads]
