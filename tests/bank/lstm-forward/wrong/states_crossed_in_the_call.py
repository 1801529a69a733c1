# diagnosis: states-crossed-in-the-call
import numpy as np

from lstm_tutorial.checks.exercises.whole_cell import lstm_step


def lstm_forward(xs, h_0, c_0, params):
    hs = []
    cs = []
    h = h_0
    c = c_0
    for x in xs:
        h, c = lstm_step(x, c, h, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
