# diagnosis: sigmoid-for-softmax
import numpy as np


def cross_entropy(logits, targets):
    p = 1 / (1 + np.exp(-logits))
    y = np.eye(logits.shape[1])[targets]
    return -np.log((p * y).sum(1)).mean(), (p - y) / len(y)
