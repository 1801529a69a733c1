# diagnosis: bias-not-summed


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    db = dz
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, db
