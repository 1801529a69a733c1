import numpy as np


def predict_temperature():
    return np.int64(2)
