import numpy as np

from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    packed = np.concatenate((W_i, U_i, b_i[np.newaxis]))
    inputs = np.concatenate((x, h_prev, np.ones_like(x[:, :1])), axis=1)
    return sigmoid(np.matmul(inputs, packed))
