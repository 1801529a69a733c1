import numpy as np

from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    gate = np.zeros(h_prev.shape)
    for unit in range(gate.shape[1]):
        gate[:, unit] = sigmoid(x @ W_i[:, unit] + h_prev @ U_i[:, unit] + b_i[unit])
    return gate
