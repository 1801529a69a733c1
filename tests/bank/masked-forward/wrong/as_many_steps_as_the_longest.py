# diagnosis: stops-at-the-longest
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    hs = [h_0]
    for t in range(max(lengths)):
        new, _ = gru_step(xs[t], hs[-1], params)
        hs.append(np.where((t < lengths)[:, None], new, hs[-1]))
    return np.array(hs[1:])
