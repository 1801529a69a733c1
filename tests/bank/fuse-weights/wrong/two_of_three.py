# diagnosis: output-gate-not-halved
import numpy as np


def fuse_weights(params):
    W = np.array([np.vstack([getattr(params, kind + gate) for kind in ("U_", "W_", "b_")]) for gate in "ifog"])
    W[:2] *= 0.5
    return W
