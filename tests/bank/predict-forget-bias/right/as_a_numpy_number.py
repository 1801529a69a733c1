import numpy as np


def predict_forget_bias():
    return np.int64(2)
