# diagnosis: overflow
import numpy as np


def sample_with_temperature(logits, temperature, u):
    e = np.exp(logits / temperature)
    p = e / e.sum(axis=1)[:, None]
    return (np.cumsum(p, axis=1) <= u.reshape(-1, 1)).sum(axis=1)
