# diagnosis: empty-sequence-takes-the-last
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for x in xs:
        h, _ = gru_step(x, h, params)
        hs.append(h)
    hs = np.array(hs)
    for b, length in enumerate(lengths):
        hs[length:, b] = hs[length - 1, b]
    return hs
