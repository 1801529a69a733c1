# diagnosis: recurrent-weights-left-out
def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h**2)
    return dz @ W.T, dz, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
