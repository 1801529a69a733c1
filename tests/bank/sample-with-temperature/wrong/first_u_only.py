# diagnosis: one-u-for-all
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = softmax(logits / temperature).cumsum(axis=1)
    return np.argmax(ends > u[0], axis=1)
