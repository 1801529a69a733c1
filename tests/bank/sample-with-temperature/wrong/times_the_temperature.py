# diagnosis: multiplied
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = softmax(temperature * logits).cumsum(axis=1)
    return np.argmax(ends > u[:, None], axis=1)
