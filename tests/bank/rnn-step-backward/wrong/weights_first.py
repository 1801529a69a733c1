# diagnosis: order-of-results


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    dW, dU, db = x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
    dx, dh_prev = dz @ W.T, dz @ U.T
    return dW, dU, db, dx, dh_prev
