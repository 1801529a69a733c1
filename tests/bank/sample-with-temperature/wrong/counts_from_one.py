# diagnosis: one-late
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = softmax(logits / temperature).cumsum(axis=1)
    return 1 + np.argmax(ends > u[:, None], axis=1)
