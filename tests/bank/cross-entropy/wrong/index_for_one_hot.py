# diagnosis: index-for-one-hot
import numpy as np


def cross_entropy(logits, targets):
    z = logits - logits.max(1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    return -np.log(p[np.arange(len(z)), targets]).mean(), (p - targets[:, None]) / len(z)
