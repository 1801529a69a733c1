import numpy as np


def update_hidden_state(o, c):
    shown = np.tanh(c)
    shown *= o
    return shown
