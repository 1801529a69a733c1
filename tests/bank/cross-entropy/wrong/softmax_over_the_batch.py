# diagnosis: softmax-over-the-batch
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(0)
    p = np.exp(z) / np.exp(z).sum(0)
    y = np.eye(logits.shape[1])[targets]
    return -np.log((p * y).sum(1)).mean(), (p - y) / len(y)
