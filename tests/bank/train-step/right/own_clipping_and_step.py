import numpy as np

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.parameters import map_arrays, named_arrays


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    grads = backward(dlogits, cache)
    norm = np.linalg.norm(np.concatenate([array.ravel() for _, array in named_arrays(grads)]))
    rate = learning_rate * min(1, max_norm / norm)
    return loss, map_arrays(lambda value, slope: value - rate * slope, model.params, grads)
