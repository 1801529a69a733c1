# diagnosis: forget-gate-on-both


def update_cell_state(f, c_prev, i, g):
    c = c_prev + g * i
    return c * f
