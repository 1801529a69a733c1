import numpy as np

from lstm_tutorial.activations import sigmoid


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(np.dot(np.append(x, h_prev, axis=1), np.append(W_o, U_o, axis=0)) + b_o)
