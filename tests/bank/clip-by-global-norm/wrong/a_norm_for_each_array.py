# diagnosis: each-on-its-own
import numpy as np


def clip_by_global_norm(grads, max_norm):
    out = []
    for g in grads:
        n = np.sqrt(np.sum(g**2))
        out.append(g * max_norm / n if n > max_norm else g)
    return out
