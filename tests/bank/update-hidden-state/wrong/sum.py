# diagnosis: added
import numpy as np


def update_hidden_state(o, c):
    return sum((o, np.tanh(c)))
