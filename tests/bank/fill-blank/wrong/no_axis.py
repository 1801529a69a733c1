# diagnosis: one-for-all
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.argmax(np.dot(h, W_y) + b_y)
