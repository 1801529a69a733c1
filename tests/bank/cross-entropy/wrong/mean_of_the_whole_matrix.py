# diagnosis: averaged-over-answers
import numpy as np


def cross_entropy(logits, targets):
    B, K = logits.shape
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    one_hot = np.eye(K)[targets]
    return -(log_p * one_hot).sum() / B, (np.exp(log_p) - one_hot) / (B * K)
