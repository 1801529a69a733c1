import numpy as np


def sigmoid(z):
    # where the exponential is infinite the fraction is 0, which is right
    return 1 / (1 + np.exp(-z))
