# diagnosis: arguments-in-another-order
import numpy as np


def update_hidden_state(c, o):
    return o * np.tanh(c)
