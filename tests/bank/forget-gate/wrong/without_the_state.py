# diagnosis: memory-left-out
from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    z = b_f + x @ W_f
    return sigmoid(z)
