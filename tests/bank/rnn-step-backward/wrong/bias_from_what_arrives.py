# diagnosis: bias-before-the-tanh
def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h**2)
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dh.sum(axis=0)
