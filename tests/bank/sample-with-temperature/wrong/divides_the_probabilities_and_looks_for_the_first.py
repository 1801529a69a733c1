# diagnosis: probabilities-divided
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = np.cumsum(softmax(logits) / temperature, axis=1)
    return np.argmax(ends > u[:, None], axis=1)
