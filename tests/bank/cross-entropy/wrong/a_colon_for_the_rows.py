# diagnosis: every-row-every-target
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    loss = -np.mean(log_p[:, targets])
    dlogits = np.exp(log_p)
    dlogits[:, targets] -= 1
    return loss, dlogits / len(logits)
