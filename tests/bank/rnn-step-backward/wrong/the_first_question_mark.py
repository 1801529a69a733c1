# diagnosis: recurrent-gradient-transposed
def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h**2)
    return dz @ W.T, dz @ U.T, x.T @ dz, dz.T @ h_prev, dz.sum(axis=0)
