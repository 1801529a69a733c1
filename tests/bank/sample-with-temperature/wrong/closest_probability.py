# diagnosis: nearest-probability
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.array([np.argmin(abs(p[b] - u[b])) for b in range(len(u))])
