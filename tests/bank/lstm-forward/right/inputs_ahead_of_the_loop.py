import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_forward(xs, h_0, c_0, params):
    W = np.concatenate([params.W_i, params.W_f, params.W_o, params.W_g], axis=1)
    U = np.concatenate([params.U_i, params.U_f, params.U_o, params.U_g], axis=1)
    b = np.concatenate([params.b_i, params.b_f, params.b_o, params.b_g])
    H = h_0.shape[1]
    read = np.tensordot(xs, W, axes=1) + b
    hs, cs = [], []
    h, c = h_0, c_0
    for a in read:
        total = a + h @ U
        gates, g = sigmoid(total[:, : 3 * H]), np.tanh(total[:, 3 * H :])
        c = gates[:, H : 2 * H] * c + gates[:, :H] * g
        h = gates[:, 2 * H :] * np.tanh(c)
        hs.append(h)
        cs.append(c)
    return np.stack(hs), np.stack(cs)
