# diagnosis: scores
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.add(np.dot(h, W_y), b_y)
