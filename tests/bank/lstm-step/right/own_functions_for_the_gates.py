import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(x @ W_f + h_prev @ U_f + b_f)


def input_gate(x, h_prev, W_i, U_i, b_i):
    return sigmoid(x @ W_i + h_prev @ U_i + b_i)


def candidate(x, h_prev, W_g, U_g, b_g):
    return np.tanh(x @ W_g + h_prev @ U_g + b_g)


def output_gate(x, h_prev, W_o, U_o, b_o):
    return sigmoid(x @ W_o + h_prev @ U_o + b_o)


def lstm_step(x, h_prev, c_prev, params):
    p = params
    keep = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)
    store = input_gate(x, h_prev, p.W_i, p.U_i, p.b_i)
    new = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)
    show = output_gate(x, h_prev, p.W_o, p.U_o, p.b_o)
    memory = keep * c_prev + store * new
    return show * np.tanh(memory), memory
