# diagnosis: reads-backwards
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    words, hs = list(xs), []
    while words:
        h_0 = np.tanh(words.pop() @ W + h_0 @ U + b)
        hs.append(h_0)
    return np.array(hs)
