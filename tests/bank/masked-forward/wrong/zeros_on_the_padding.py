# diagnosis: zero-after-the-end
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    h, hs = h_0, []
    for x in xs:
        h, _ = gru_step(x, h, params)
        hs.append(h)
    true = np.arange(len(xs))[:, None] < lengths
    return np.array(hs) * true[..., None]
