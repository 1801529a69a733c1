# diagnosis: always-scaled
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g * g) for g in grads))
    return [max_norm * g / norm for g in grads]
