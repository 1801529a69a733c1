import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    one = np.ones((len(x), 1), x.dtype)
    inputs = np.concatenate([one, x, h_prev], axis=1)
    weights = np.concatenate([b_f[None], W_f, U_f])
    return sigmoid(np.einsum("bi,ij->bj", inputs, weights))
