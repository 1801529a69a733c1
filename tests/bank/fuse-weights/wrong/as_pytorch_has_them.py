# diagnosis: order-of-pytorch
import numpy as np


def fuse_weights(params):
    W = np.array([
        np.vstack([getattr(params, f"U_{k}"), getattr(params, f"W_{k}"), getattr(params, f"b_{k}")]) for k in "ifgo"
    ])
    W[[0, 1, 3]] *= 0.5
    return W
