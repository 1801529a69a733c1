# diagnosis: at-the-edge
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.array([np.searchsorted(row.cumsum(), number) for row, number in zip(p, u, strict=True)])
