# diagnosis: order-of-likelihood
import numpy as np

from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    p = np.sort(softmax(logits / temperature), axis=1)[:, ::-1]
    return np.argmax(p.cumsum(axis=1) > u[:, None], axis=1)
