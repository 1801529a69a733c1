# diagnosis: shifted
import numpy as np


def bits_per_character(logits, targets):
    log_p = logits - np.logaddexp.reduce(logits, axis=2, keepdims=True)
    came = np.take_along_axis(log_p[:-1], targets[1:, :, None], axis=2)
    return -came.mean() / np.log(2)
