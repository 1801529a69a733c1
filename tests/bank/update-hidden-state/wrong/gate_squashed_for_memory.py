# diagnosis: gate-squashed-for-memory
import numpy as np


def update_hidden_state(o, c):
    return np.tanh(o) * c
