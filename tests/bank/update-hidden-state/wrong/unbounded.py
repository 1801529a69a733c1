# diagnosis: no-tanh
import numpy as np


def update_hidden_state(o, c):
    return np.multiply(o, c)
