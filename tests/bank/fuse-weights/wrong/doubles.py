# diagnosis: doubled
import numpy as np


def fuse_weights(params):
    W = np.array([
        np.vstack([getattr(params, f"U_{k}"), getattr(params, f"W_{k}"), getattr(params, f"b_{k}")]) for k in "ifog"
    ])
    W[:3] *= 2
    return W
