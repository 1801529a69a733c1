# diagnosis: bits
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[targets]
    bits = -(log_p * one_hot).sum(axis=1) / np.log(2)
    return bits.mean(), (np.exp(log_p) - one_hot) / len(logits)
