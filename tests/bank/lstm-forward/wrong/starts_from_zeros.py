# diagnosis: initial-states-ignored
import numpy as np

from lstm_tutorial.lstm import lstm_forward as whole


def lstm_forward(xs, h_0, c_0, params):
    B, H = h_0.shape
    hs, cs, _ = whole(xs, np.zeros((B, H)), np.zeros((B, H)), params)
    return hs, cs
