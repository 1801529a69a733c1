# diagnosis: bias-inside-twice
from lstm_tutorial.activations import sigmoid


def layer(v, weights, bias):
    return v @ weights + bias


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(layer(x, W_o, b_o) + layer(h_prev, U_o, b_o))
