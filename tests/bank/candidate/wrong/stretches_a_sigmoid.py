# diagnosis: half-tanh
from lstm_tutorial.activations import sigmoid


def candidate(x, h_prev, W_g, U_g, b_g):
    return 2 * sigmoid(x @ W_g + h_prev @ U_g + b_g) - 1
