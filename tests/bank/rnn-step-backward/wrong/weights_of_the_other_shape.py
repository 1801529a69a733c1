# diagnosis: weight-gradients-transposed


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    return dz @ W.T, dz @ U.T, dz.T @ x, dz.T @ h_prev, dz.sum(axis=0)
