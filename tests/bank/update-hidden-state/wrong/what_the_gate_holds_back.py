# diagnosis: inverted
import numpy as np


def update_hidden_state(o, c):
    shown = np.tanh(c)
    return shown - o * shown
