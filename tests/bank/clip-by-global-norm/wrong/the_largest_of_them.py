# diagnosis: largest-norm
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.max([np.linalg.norm(g) for g in grads])
    return [g * max_norm / norm for g in grads] if norm > max_norm else list(grads)
