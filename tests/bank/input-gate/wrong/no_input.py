# diagnosis: input-left-out
from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    return sigmoid(h_prev.dot(U_i) + b_i)
