# diagnosis: recurrent-weights-left-out
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for t in reversed(range(len(hs))):
        norms.append(np.linalg.norm(dh))
        dh = dh * (1 - hs[t] ** 2)
    return np.array(norms)
