import numpy as np


def predict_clipping():
    return np.int64(3)
