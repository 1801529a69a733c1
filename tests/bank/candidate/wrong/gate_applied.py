# diagnosis: gate-applied
import numpy as np

from lstm_tutorial.activations import sigmoid


def candidate(x, h_prev, W_g, U_g, b_g):
    return sigmoid(x @ W_g + h_prev @ U_g + b_g) * np.tanh(x @ W_g + h_prev @ U_g + b_g)
