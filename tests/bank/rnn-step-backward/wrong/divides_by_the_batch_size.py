# diagnosis: averaged-over-batch


def rnn_step_backward(dh, x, h_prev, h, W, U):
    B = x.shape[0]
    dz = dh * (1 - h * h)
    dW, dU, db = (x.T @ dz) / B, (h_prev.T @ dz) / B, dz.sum(axis=0) / B
    return dz @ W.T, dz @ U.T, dW, dU, db
