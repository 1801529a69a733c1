# diagnosis: summed
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[targets]
    return -np.sum(log_p * one_hot), np.exp(log_p) - one_hot
