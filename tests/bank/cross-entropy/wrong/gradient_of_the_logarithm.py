# diagnosis: gradient-of-the-logarithm
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return -np.log((p * y).sum(1)).mean(), -y / p / len(y)
