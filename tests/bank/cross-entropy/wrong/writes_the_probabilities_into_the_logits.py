# diagnosis: writes-to-arguments
import numpy as np


def cross_entropy(logits, targets):
    rows = np.arange(len(logits))
    logits -= logits.max(axis=1, keepdims=True)
    total = np.exp(logits).sum(axis=1)
    loss = np.mean(np.log(total) - logits[rows, targets])
    p = np.exp(logits) / total[:, None]
    p[rows, targets] -= 1
    return loss, p / len(p)
