# diagnosis: readout-left-out
import numpy as np


def fill_blank(h, W_y, b_y):
    return np.argmax(h, axis=-1)
