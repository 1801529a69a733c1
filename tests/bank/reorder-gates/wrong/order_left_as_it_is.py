# diagnosis: order-kept
import numpy as np


def reorder_gates(W):
    return [block.T for block in np.vsplit(W, 4)]
