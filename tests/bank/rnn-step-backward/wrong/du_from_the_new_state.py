# diagnosis: new-state-for-old


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    dW = x.T @ dz
    dU = h.T @ dz
    return dz @ W.T, dz @ U.T, dW, dU, dz.sum(axis=0)
