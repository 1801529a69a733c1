# diagnosis: half-tanh
from lstm_tutorial.activations import sigmoid


def rnn_step(x, h_prev, W, U, b):
    return 2 * sigmoid(x @ W + h_prev @ U + b) - 1
