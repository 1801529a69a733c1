import numpy as np


def predict_bias_one():
    return np.int64(3)
