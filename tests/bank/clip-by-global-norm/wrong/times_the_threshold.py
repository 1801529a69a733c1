# diagnosis: not-divided
import numpy as np


def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum(np.vdot(grad, grad) for grad in grads))
    return [grad * max_norm for grad in grads] if norm > max_norm else grads
