import numpy as np


def predict_without_forget_gate():
    return np.int64(2)
