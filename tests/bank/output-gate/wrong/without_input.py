# diagnosis: input-left-out
from lstm_tutorial.activations import sigmoid


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(b_o + h_prev @ U_o)
