# diagnosis: powers-of-two
import numpy as np


def bits_per_character(logits, targets):
    log_p = logits - np.logaddexp2.reduce(logits, axis=2, keepdims=True)
    return -np.take_along_axis(log_p, targets[..., None], axis=2).mean()
