import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    named = params._asdict()

    def gate(letter):
        return sigmoid(x @ named["W_" + letter] + h_prev @ named["U_" + letter] + named["b_" + letter])

    new = np.tanh(x @ named["W_g"] + named["b_g"] + gate("r") * (h_prev @ named["U_g"] + named["b_u"]))
    let_in = 1 - gate("z")
    h = h_prev - let_in * h_prev
    h += let_in * new
    return h
