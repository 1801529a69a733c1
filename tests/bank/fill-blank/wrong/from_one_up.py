# diagnosis: counts-from-one
import numpy as np


def fill_blank(h, W_y, b_y):
    return 1 + np.argmax(h @ W_y + b_y, axis=-1)
