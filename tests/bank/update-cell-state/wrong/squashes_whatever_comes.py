# diagnosis: everything-squashed-again
import numpy as np

from lstm_tutorial.activations import sigmoid


def update_cell_state(f, c_prev, i, g):
    f, i, g = sigmoid(f), sigmoid(i), np.tanh(g)
    return f * c_prev + i * g
