# diagnosis: parameters-before-the-tanh


def rnn_step_backward(dh, x, h_prev, h, W, U):
    da = dh * (1 - h**2)
    return da @ W.T, da @ U.T, x.T @ dh, h_prev.T @ dh, dh.sum(axis=0)
