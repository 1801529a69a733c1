# diagnosis: memory-squashed-for-good
import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    i, _, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    shown = np.tanh(sigmoid(i) * np.tanh(g) + c_prev)
    return sigmoid(o) * shown, shown
