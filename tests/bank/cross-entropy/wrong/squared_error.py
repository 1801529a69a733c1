# diagnosis: squared-error
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    return ((p - y)**2).mean(), (p - y) / len(y)
