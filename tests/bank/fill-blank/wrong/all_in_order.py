# diagnosis: all-in-order
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.argsort(h @ W_y + b_y, axis=-1)
