import numpy as np


def clip_by_global_norm(grads, max_norm):
    everything = np.concatenate([g.ravel() for g in grads])
    length = np.linalg.norm(everything)
    if length <= max_norm:
        return [g.copy() for g in grads]
    return [g / length * max_norm for g in grads]
