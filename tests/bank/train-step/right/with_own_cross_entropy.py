import numpy as np

from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm, sgd_step


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[targets]
    return -(log_p * one_hot).sum() / len(logits), (np.exp(log_p) - one_hot) / len(logits)


def train_step(model, tokens, targets, learning_rate, max_norm):
    predicted, memory = forward(model, tokens)
    loss, error = cross_entropy(predicted, targets)
    grads = backward(error, memory)
    return loss, sgd_step(model.params, clip_by_global_norm(grads, max_norm), learning_rate)
