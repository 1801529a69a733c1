# diagnosis: bias-subtracted
from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    return sigmoid(x @ W_i + h_prev @ U_i - b_i)
