# diagnosis: reshaped
import numpy as np


def fuse_weights(params):
    blocks = []
    for gate, factor in zip("ifog", (0.5, 0.5, 0.5, 1.0), strict=True):
        W, U, b = (getattr(params, f"{kind}_{gate}") for kind in "WUb")
        blocks.append(factor * np.vstack([U, W, b]))
    return np.hstack(blocks).reshape(4, -1, len(params.b_i))
