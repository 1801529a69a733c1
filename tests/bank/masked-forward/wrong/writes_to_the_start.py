# diagnosis: writes-to-arguments
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    hs = []
    for t, x in enumerate(xs):
        going_on = t < lengths
        h_0[going_on] = gru_step(x, h_0, params)[0][going_on]
        hs.append(h_0.copy())
    return np.array(hs)
