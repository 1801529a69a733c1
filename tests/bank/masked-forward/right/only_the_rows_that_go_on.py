import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    hs = np.repeat(h_0[None], len(xs), axis=0)
    h = h_0.copy()
    for t in range(len(xs)):
        rows = np.flatnonzero(lengths > t)
        h[rows] = gru_step(xs[t, rows], h[rows], params)[0]
        hs[t] = h
    return hs
