# diagnosis: one-hot-not-subtracted
import numpy as np

from lstm_tutorial.activations import softmax


def cross_entropy(logits, targets):
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    picked = logits[np.arange(len(logits)), targets]
    return np.mean(log_sum - picked), softmax(logits) / len(logits)
