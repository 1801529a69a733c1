# diagnosis: order-of-keras


def reorder_gates(W):
    H = len(W) // 4
    i, f, o, c = (W[k * H : (k + 1) * H].T for k in range(4))
    return i, f, c, o
