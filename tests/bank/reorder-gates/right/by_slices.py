def reorder_gates(W):
    H = len(W) // 4
    W = W.T
    return W[:, :H], W[:, 2 * H : 3 * H], W[:, 3 * H :], W[:, H : 2 * H]
