# diagnosis: half-added
import numpy as np


def fuse_weights(params):
    W = np.array([np.vstack([getattr(params, kind + gate) for kind in ("U_", "W_", "b_")]) for gate in "ifog"])
    W[:3] = (1 + W[:3]) / 2
    return W
