# diagnosis: overflow
import numpy as np


def bits_per_character(logits, targets):
    e = np.exp(logits)
    p = e / e.sum(axis=-1, keepdims=True)
    T, B = targets.shape
    return -np.log2(p[np.arange(T)[:, None], np.arange(B), targets]).mean()
