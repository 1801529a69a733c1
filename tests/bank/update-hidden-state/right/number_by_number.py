import math

import numpy as np


def update_hidden_state(o, c):
    return np.array([[gate * math.tanh(m) for gate, m in zip(*rows, strict=True)] for rows in zip(o, c, strict=True)])
