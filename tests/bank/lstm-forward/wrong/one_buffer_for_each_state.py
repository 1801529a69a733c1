# diagnosis: every-row-the-last
import numpy as np

from lstm_tutorial.lstm import lstm_step


def lstm_forward(xs, h_0, c_0, params):
    h, c, hs, cs = h_0.copy(), c_0.copy(), [], []
    for x in xs:
        h[:], c[:], _ = lstm_step(x, h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
