# diagnosis: no-sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return x.dot(W_f) + h_prev.dot(U_f) + b_f
