# diagnosis: start-after-the-end
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for t, x in enumerate(xs):
        h = np.where((t < lengths)[:, None], gru_step(x, h, params)[0], h_0)
        hs.append(h)
    return np.array(hs)
