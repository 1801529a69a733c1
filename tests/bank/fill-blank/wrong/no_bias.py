# diagnosis: bias-left-out
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.array([np.argmax(row @ W_y) for row in h])
