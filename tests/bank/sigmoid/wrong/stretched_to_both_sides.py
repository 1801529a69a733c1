# diagnosis: stretched
import numpy as np


def sigmoid(z):
    return 2 / (1 + np.exp(-z)) - 1
