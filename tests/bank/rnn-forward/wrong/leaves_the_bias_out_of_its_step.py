# diagnosis: step-bias-left-out
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs = [h_0]
    for x in xs:
        hs.append(np.tanh(x @ W + hs[-1] @ U))
    return np.array(hs[1:])
