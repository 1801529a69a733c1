# diagnosis: each-array-clipped
import numpy as np

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import sgd_step
from lstm_tutorial.parameters import map_arrays


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    grads = map_arrays(lambda d: d * min(1, max_norm / max(np.linalg.norm(d), 1e-300)), backward(dlogits, cache))
    return loss, sgd_step(model.params, grads, learning_rate)
