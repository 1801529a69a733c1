import numpy as np


def bits_per_character(logits, targets):
    z = (logits / np.log(2)).reshape(-1, logits.shape[-1])
    log2_sum = np.logaddexp2.reduce(z, axis=1)
    return float(np.mean(log2_sum - z[range(len(z)), targets.ravel()]))
