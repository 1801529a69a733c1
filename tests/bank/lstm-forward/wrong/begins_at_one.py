# diagnosis: first-step-left-out
import numpy as np

from lstm_tutorial.lstm import lstm_step


def lstm_forward(xs, h_0, c_0, params):
    hs, cs = np.zeros((len(xs), *h_0.shape)), np.zeros((len(xs), *c_0.shape))
    hs[0], cs[0] = h_0, c_0
    for t in range(1, len(xs)):
        hs[t], cs[t], _ = lstm_step(xs[t], hs[t - 1], cs[t - 1], params)
    return hs, cs
