# diagnosis: one-step-too-few
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for t, x in enumerate(xs):
        going_on = t < lengths - 1
        h = np.where(going_on[:, None], gru_step(x, h, params)[0], h)
        hs.append(h)
    return np.array(hs)
