# diagnosis: no-sigmoid


def output_gate(x, h_prev, W_o, U_o, b_o):
    o = b_o + x @ W_o
    o = o + h_prev @ U_o
    return o
