# diagnosis: likeliest
import numpy as np


def sample_with_temperature(logits, temperature, u):
    return np.argmax(logits / temperature, axis=-1)
