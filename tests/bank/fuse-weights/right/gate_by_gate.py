import numpy as np


def fuse_weights(params):
    named = params._asdict()
    scale = {"i": 0.5, "f": 0.5, "o": 0.5, "g": 1}
    return np.array([np.vstack([scale[k] * named[f"{kind}_{k}"] for kind in "UWb"]) for k in scale])
