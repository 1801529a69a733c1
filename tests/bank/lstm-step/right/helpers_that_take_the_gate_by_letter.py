import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h, p):
    return sigmoid(total(x, h, p, "f"))


def output_gate(x, h, p):
    return sigmoid(total(x, h, p, "o"))


def total(x, h, p, letter):
    named = p._asdict()
    return x @ named[f"W_{letter}"] + h @ named[f"U_{letter}"] + named[f"b_{letter}"]


def lstm_step(x, h_prev, c_prev, params):
    c = forget_gate(x, h_prev, params) * c_prev
    c += sigmoid(total(x, h_prev, params, "i")) * np.tanh(total(x, h_prev, params, "g"))
    return output_gate(x, h_prev, params) * np.tanh(c), c
