import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    rows = []
    for word, state in zip(x, h_prev, strict=True):
        rows.append(sigmoid(word @ W_f + state @ U_f + b_f))
    return np.vstack(rows)
