import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    W = np.hstack([params.W_r, params.W_z, params.W_g])
    U = np.hstack([params.U_r, params.U_z, params.U_g])
    from_x = x @ W + np.hstack([params.b_r, params.b_z, params.b_g])
    from_h = h_prev @ U
    H = h_prev.shape[1]
    r, z = np.split(sigmoid(from_x[:, : 2 * H] + from_h[:, : 2 * H]), 2, axis=1)
    new = np.tanh(from_x[:, 2 * H :] + r * (from_h[:, 2 * H :] + params.b_u))
    return new + z * (h_prev - new)
