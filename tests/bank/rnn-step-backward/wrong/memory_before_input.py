# diagnosis: inputs-exchanged


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    dx, dh_prev = dz @ W.T, dz @ U.T
    return dh_prev, dx, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
