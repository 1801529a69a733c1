# diagnosis: score-not-shifted
import numpy as np


def cross_entropy(logits, targets):
    rows = np.arange(len(logits))
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    loss = np.mean(np.log(e.sum(axis=1)) - logits[rows, targets])
    p = e / e.sum(axis=1, keepdims=True)
    p[rows, targets] -= 1
    return loss, p / len(logits)
