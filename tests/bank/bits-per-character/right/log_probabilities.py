import numpy as np


def bits_per_character(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    T, B = targets.shape
    picked = log_p[np.arange(T)[:, None], np.arange(B), targets]
    return -picked.sum() / (T * B * np.log(2))
