# diagnosis: step-no-squashing
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs, h = [], h_0
    for x in xs:
        h = x @ W + h @ U + b
        hs.append(h)
    return np.stack(hs)
