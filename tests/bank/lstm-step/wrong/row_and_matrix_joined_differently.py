# diagnosis: joined-in-another-order
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    row = np.concatenate([x, h_prev], axis=1)
    sums = [row @ np.concatenate([U, W]) + b for W, U, b in zip(params[0::3], params[1::3], params[2::3], strict=True)]
    i, f, o = (sigmoid(sums[k]) for k in (0, 1, 3))
    c = f * c_prev + i * np.tanh(sums[2])
    return o * np.tanh(c), c
