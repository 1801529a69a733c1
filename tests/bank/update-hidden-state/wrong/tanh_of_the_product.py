# diagnosis: tanh-outside
import numpy as np


def update_hidden_state(o, c):
    h = o * c
    return np.tanh(h)
