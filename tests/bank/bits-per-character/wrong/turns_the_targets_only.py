# diagnosis: texts-and-steps-mixed
import numpy as np


def bits_per_character(logits, targets):
    T, B, V = logits.shape
    z = logits.reshape(T * B, V)
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -log_p[np.arange(T * B), targets.T.ravel()].mean() / np.log(2)
