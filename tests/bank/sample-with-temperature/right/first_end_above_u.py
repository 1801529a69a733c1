import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = np.add.accumulate(softmax(logits / temperature), axis=-1)
    ends[:, -1] = 1.0
    return np.argmax(ends > u[:, np.newaxis], axis=-1)
