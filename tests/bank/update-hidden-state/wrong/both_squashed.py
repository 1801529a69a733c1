# diagnosis: both-squashed
import numpy as np


def update_hidden_state(o, c):
    return np.tanh(o) * np.tanh(c)
