# diagnosis: temperature-left-out
import numpy as np


def sample_with_temperature(logits, temperature, u):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.array([np.searchsorted(row.cumsum(), number, side="right") for row, number in zip(p, u, strict=True)])
