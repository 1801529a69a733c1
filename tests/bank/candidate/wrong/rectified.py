# diagnosis: relu


def candidate(x, h_prev, W_g, U_g, b_g):
    a = x @ W_g + h_prev @ U_g + b_g
    a[a < 0] = 0
    return a
