# diagnosis: padding-in-front
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for t, x in enumerate(xs):
        true = len(xs) - t <= lengths
        h = np.where(true[:, None], gru_step(x, h, params)[0], h)
        hs.append(h)
    return np.array(hs)
