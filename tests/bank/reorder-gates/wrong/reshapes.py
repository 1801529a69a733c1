# diagnosis: reshaped-for-transposed


def reorder_gates(W):
    D, H = W.shape[1], len(W) // 4
    i, o, f, c = W.reshape(4, D, H)
    return i, f, c, o
