# diagnosis: gate-left-out
import numpy as np


def update_hidden_state(o, c):
    h = np.tanh(c)
    return h
