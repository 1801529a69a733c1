# diagnosis: probabilities
import numpy as np


def sample_with_temperature(logits, temperature, u):
    z = logits / temperature
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
