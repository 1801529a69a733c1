# diagnosis: writes-to-arguments
from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    total = x @ W_i + h_prev @ U_i
    total += b_i
    b_i -= b_i
    return sigmoid(total)
