import numpy as np


def fuse_weights(params):
    stacked = np.stack([
        np.r_[getattr(params, f"U_{k}"), getattr(params, f"W_{k}"), getattr(params, f"b_{k}")[None]] for k in "ifog"
    ])
    return stacked * np.array([0.5, 0.5, 0.5, 1.0], stacked.dtype)[:, None, None]
