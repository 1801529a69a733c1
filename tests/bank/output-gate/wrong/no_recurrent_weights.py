# diagnosis: recurrent-weights-left-out
from lstm_tutorial.activations import sigmoid


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(x @ W_o + b_o + h_prev)
