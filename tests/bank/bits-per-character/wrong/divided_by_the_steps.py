# diagnosis: summed-over-batch
import numpy as np


def bits_per_character(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    T, B = targets.shape
    picked = log_p[np.arange(T)[:, None], np.arange(B), targets]
    return -picked.sum() / T / np.log(2)
