# diagnosis: bias-left-out
import numpy as np


def fuse_weights(params):
    W = np.array([
        np.vstack([getattr(params, f"U_{k}"), getattr(params, f"W_{k}")]) for k in "ifog"
    ])
    W[:3] *= 0.5
    return W
