# diagnosis: candidate-and-output-exchanged
import numpy as np


def reorder_gates(W):
    named = dict(zip("igfo", np.split(W.T, 4, axis=1), strict=True))
    return named["i"], named["f"], named["g"], named["o"]
