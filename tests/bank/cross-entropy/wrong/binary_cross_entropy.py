# diagnosis: binary-cross-entropy
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    y = np.eye(logits.shape[1])[targets]
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum() / len(y)
    return loss, (p - y) / len(y)
