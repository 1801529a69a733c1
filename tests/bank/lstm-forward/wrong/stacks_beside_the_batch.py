# diagnosis: batch-first
import numpy as np

from lstm_tutorial.lstm import lstm_step


def lstm_forward(xs, h_0, c_0, params):
    hs, cs = [], []
    for x in xs:
        h_0, c_0, _ = lstm_step(x, h_0, c_0, params)
        hs.append(h_0)
        cs.append(c_0)
    return np.stack(hs, axis=1), np.stack(cs, axis=1)
