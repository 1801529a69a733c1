# diagnosis: every-step-every-target
import numpy as np


def bits_per_character(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=2, keepdims=True)
    return -log_p[:, :, targets].mean() / np.log(2)
