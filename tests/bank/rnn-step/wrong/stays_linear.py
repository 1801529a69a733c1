# diagnosis: no-squashing


def rnn_step(x, h_prev, W, U, b):
    new = x.dot(W)
    new = new + h_prev.dot(U)
    return new + b
