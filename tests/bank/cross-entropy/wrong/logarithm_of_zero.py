# diagnosis: overflow
import numpy as np


def cross_entropy(logits, targets):
    e = np.exp(logits)
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(p)), targets]).mean()
    p[np.arange(len(p)), targets] -= 1
    return loss, p / len(p)
