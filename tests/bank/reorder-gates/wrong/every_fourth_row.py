# diagnosis: rows-dealt-out


def reorder_gates(W):
    dealt = W.reshape(-1, 4, W.shape[1])
    i, o, f, c = (dealt[:, k].T for k in range(4))
    return i, f, c, o
