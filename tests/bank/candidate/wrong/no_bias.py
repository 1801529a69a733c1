# diagnosis: bias-left-out
import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    return np.tanh(np.hstack([x, h_prev]) @ np.vstack([W_g, U_g]))
