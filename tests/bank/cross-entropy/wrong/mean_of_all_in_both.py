# diagnosis: both-averaged-over-all
import numpy as np


def cross_entropy(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    wanted = np.eye(logits.shape[1])[targets]
    return -(wanted * log_p).mean(), (np.exp(log_p) - wanted) / wanted.size
