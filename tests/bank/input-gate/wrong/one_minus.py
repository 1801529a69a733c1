# diagnosis: inverted
from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    ignored = sigmoid(b_i + h_prev @ U_i + x @ W_i)
    return 1 - ignored
