# diagnosis: sum-of-norms
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = 0.0
    for g in grads:
        norm += np.linalg.norm(g.ravel())
    return [g * min(1.0, max_norm / norm) for g in grads]
