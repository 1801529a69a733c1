# diagnosis: gradient-not-averaged
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    rows = range(len(targets))
    dlogits = np.exp(log_p)
    dlogits[rows, targets] -= 1.0
    return -np.mean(log_p[rows, targets]), dlogits
