# diagnosis: minus-in-the-second-form
import numpy as np


def sigmoid(z):
    e = np.exp(z)
    return e / (1 - e)
