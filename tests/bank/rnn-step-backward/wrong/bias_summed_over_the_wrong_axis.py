# diagnosis: bias-summed-over-the-wrong-axis


def rnn_step_backward(dh, x, h_prev, h, W, U):
    da = dh * (1 - h**2)
    return da @ W.T, da @ U.T, x.T @ da, h_prev.T @ da, da.sum(axis=1)
