# diagnosis: gradient-added-at-each-step
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms, dh_next = [], np.zeros_like(dh)
    for h in reversed(hs):
        total = dh + dh_next
        norms.append(np.linalg.norm(total))
        dh_next = total * (1 - h**2) @ U.T
    return np.array(norms)
