import numpy as np


def lstm_step(x, h_prev, c_prev, params):
    W, U, b = (np.stack([getattr(params, f"{kind}_{gate}") for gate in "fiog"]) for kind in "WUb")
    a = np.einsum("bd,gdh->gbh", x, W) + np.einsum("bk,gkh->gbh", h_prev, U) + b[:, None]
    f, i, o = np.exp(-np.logaddexp(0, -a[:3]))
    new_c = f * c_prev + i * np.tanh(a[3])
    return [o * np.tanh(new_c), new_c]
