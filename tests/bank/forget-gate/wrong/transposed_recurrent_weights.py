# diagnosis: recurrent-weights-transposed
import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(np.einsum("bd,dh->bh", x, W_f) + np.einsum("bk,hk->bh", h_prev, U_f) + b_f)
