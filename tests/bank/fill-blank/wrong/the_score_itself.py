# diagnosis: highest-score
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.amax(np.dot(h, W_y) + b_y, axis=1)
