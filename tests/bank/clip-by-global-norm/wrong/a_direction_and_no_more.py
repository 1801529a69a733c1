# diagnosis: always-of-length-one
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.vdot(grad, grad) for grad in grads))
    return [grad / norm for grad in grads]
