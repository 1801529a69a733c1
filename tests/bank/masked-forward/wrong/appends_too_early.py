# diagnosis: first-state-included
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for t, x in enumerate(xs):
        hs.append(h)
        h = np.where((t < lengths)[:, None], gru_step(x, h, params)[0], h)
    return np.array(hs)
