import math

import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = math.hypot(*(float(np.linalg.norm(g)) for g in grads))
    if norm > max_norm:
        return tuple(np.multiply(g, max_norm / norm) for g in grads)
    return tuple(grads)
