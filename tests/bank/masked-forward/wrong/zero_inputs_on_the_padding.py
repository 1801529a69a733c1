# diagnosis: mask-on-the-input
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for t, x in enumerate(xs):
        x = x * (t < lengths)[:, None]
        h, _ = gru_step(x, h, params)
        hs.append(h)
    return np.array(hs)
