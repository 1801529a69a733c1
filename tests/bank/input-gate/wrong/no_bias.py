# diagnosis: bias-left-out
from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    total = 0
    for left, right in ((x, W_i), (h_prev, U_i)):
        total = total + left @ right
    return sigmoid(total)
