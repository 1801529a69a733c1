# diagnosis: tanh-of-the-state-before-too


def rnn_step_backward(dh, x, h_prev, h, W, U):
    da = dh * (1 - h**2)
    dh_prev = (da @ U.T) * (1 - h_prev**2)
    return da @ W.T, dh_prev, x.T @ da, h_prev.T @ da, da.sum(axis=0)
