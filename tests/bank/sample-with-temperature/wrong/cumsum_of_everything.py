# diagnosis: summed-over-all-rows
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = np.cumsum(softmax(logits / temperature))
    return np.argmax(ends > u[:, None], axis=1)
