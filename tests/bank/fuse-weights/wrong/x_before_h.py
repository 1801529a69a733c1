# diagnosis: input-above-state
import numpy as np


def fuse_weights(params):
    W = np.array([
        np.vstack([getattr(params, f"W_{k}"), getattr(params, f"U_{k}"), getattr(params, f"b_{k}")]) for k in "ifog"
    ])
    W[:3] *= 0.5
    return W
