# diagnosis: whole-squared
def rnn_step_backward(dh, x, h_prev, h, W, U):
    slope = (1 - h) ** 2
    dz = slope * dh
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
