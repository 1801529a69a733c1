import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    a = np.hstack([x, h_prev]) @ np.vstack([W_g, U_g]) + b_g
    safe = np.clip(a, -20, 20)
    return np.sinh(safe) / np.cosh(safe)
