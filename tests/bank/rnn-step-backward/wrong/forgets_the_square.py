# diagnosis: square-missing


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = (1.0 - h) * dh
    dW, dU = x.T.dot(dz), h_prev.T.dot(dz)
    return dz.dot(W.T), dz.dot(U.T), dW, dU, dz.sum(0)
