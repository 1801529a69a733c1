# diagnosis: gates-last
import numpy as np


def fuse_weights(params):
    return np.stack([
        np.vstack([getattr(params, f"{kind}_{gate}") for kind in "UWb"]) * (1 if gate == "g" else 0.5)
        for gate in "ifog"
    ], axis=-1)
