# diagnosis: infinite-exponential
import numpy as np


def sample_with_temperature(logits, temperature, u):
    e = np.exp(logits / temperature)
    ends = np.cumsum(e / e.sum(axis=1, keepdims=True), axis=1)
    return np.argmax(ends > u[:, None], axis=1)
