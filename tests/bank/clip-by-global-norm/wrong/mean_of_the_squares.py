# diagnosis: root-mean-square
import numpy as np


def clip_by_global_norm(grads, max_norm):
    everything = np.concatenate([g.ravel() for g in grads])
    size = np.sqrt(np.mean(everything**2))
    return [g * max_norm / size if size > max_norm else g for g in grads]
