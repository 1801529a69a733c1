# diagnosis: loss-sign
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[targets]
    return (log_p * one_hot).sum(axis=1).mean(), (np.exp(log_p) - one_hot) / len(logits)
