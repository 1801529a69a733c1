import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    mask = (np.arange(len(xs))[:, None] < lengths).astype(h_0.dtype)[..., None]
    h, hs = h_0, []
    for x, m in zip(xs, mask, strict=True):
        h = m * gru_step(x, h, params)[0] + (1 - m) * h
        hs.append(h)
    return np.stack(hs)
