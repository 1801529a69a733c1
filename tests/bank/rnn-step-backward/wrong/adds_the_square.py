# diagnosis: plus-for-minus
def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh + dh * h * h
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
