import numpy as np


def fuse_weights(params):
    D, H = params.W_i.shape
    weights = np.zeros((4, H + D + 1, H))
    for k, gate in enumerate("ifog"):
        share = 1 if gate == "g" else 0.5
        for unit in range(H):
            for row in range(H):
                weights[k, row, unit] = share * getattr(params, f"U_{gate}")[row, unit]
            for row in range(D):
                weights[k, H + row, unit] = share * getattr(params, f"W_{gate}")[row, unit]
            weights[k, H + D, unit] = share * getattr(params, f"b_{gate}")[unit]
    return weights
