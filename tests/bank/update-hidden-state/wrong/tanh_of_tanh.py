# diagnosis: memory-squashed-twice
import numpy as np


def update_hidden_state(o, c):
    c = np.tanh(c)
    return o * np.tanh(c)
