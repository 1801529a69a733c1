# diagnosis: state-not-handed-on
import numpy as np

from lstm_tutorial.variants import gru_step


def masked_forward(xs, h_0, lengths, params):
    steps = [gru_step(x, h_0, params)[0] for x in xs]
    return np.array([np.where((lengths > t)[:, None], h, h_0) for t, h in enumerate(steps)])
