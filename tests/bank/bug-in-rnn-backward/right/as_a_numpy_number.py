import numpy as np


def bug_in_rnn_backward():
    return np.int64(5)
