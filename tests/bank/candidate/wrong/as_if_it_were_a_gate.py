# diagnosis: sigmoid-for-tanh
from lstm_tutorial.activations import sigmoid


def candidate(x, h_prev, W_g, U_g, b_g):
    return sigmoid(np_sum(x @ W_g, h_prev @ U_g, b_g))


def np_sum(*terms):
    return sum(terms)
