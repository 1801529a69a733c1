import numpy as np

from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm, sgd_step


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[targets]
    return -(log_p * one_hot).sum(), np.exp(log_p) - one_hot     # not averaged: the exercise before


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    grads = clip_by_global_norm(grads=backward(dlogits, cache), max_norm=max_norm)
    params = sgd_step(model.params, grads, learning_rate)
    return loss, params
