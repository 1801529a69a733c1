# diagnosis: not-summed
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    p = softmax(logits / temperature)
    return np.argmax(p > u[:, None], axis=1)
