import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    c = sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm_forward(xs, h_0, c_0, params):
    states = [(h_0, c_0)]
    for x in xs:
        states.append(lstm_step(x, *states[-1], params))
    hs, cs = zip(*states[1:], strict=True)
    return np.array(hs), np.array(cs)
