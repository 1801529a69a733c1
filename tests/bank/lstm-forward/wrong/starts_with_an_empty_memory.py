# diagnosis: initial-memory-ignored
import numpy as np

from lstm_tutorial.lstm import lstm_forward as whole


def lstm_forward(xs, h_0, c_0, params):
    c_0 = np.zeros(c_0.shape)
    hs, cs, _ = whole(xs, h_0, c_0, params)
    return hs, cs
