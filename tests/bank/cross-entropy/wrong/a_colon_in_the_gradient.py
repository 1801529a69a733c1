# diagnosis: gradient-every-row-every-target
import numpy as np


def cross_entropy(logits, targets):
    B = logits.shape[0]
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    loss = -sum(log_p[k, targets[k]] for k in range(B)) / B
    dlogits = np.exp(log_p)
    dlogits[:, targets] -= 1
    return loss, dlogits / B
