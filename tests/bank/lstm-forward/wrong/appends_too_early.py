# diagnosis: initial-states-included
import numpy as np

from lstm_tutorial.lstm import lstm_step


def lstm_forward(xs, h_0, c_0, params):
    h, c, hs, cs = h_0, c_0, [], []
    for x in xs:
        hs.append(h)
        cs.append(c)
        h, c, _ = lstm_step(x, h, c, params)
    return np.array(hs), np.array(cs)
