# diagnosis: sigmoid-for-tanh
import numpy as np


def update_hidden_state(o, c):
    return o * (0.5 + 0.5 * np.tanh(c / 2))
