# diagnosis: gate-squashed-again
import numpy as np


def update_hidden_state(o, c):
    return np.tanh(c) / (1 + np.exp(-o))
