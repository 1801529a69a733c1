import numpy as np


def predict_gradient_check():
    return np.int64(4)
