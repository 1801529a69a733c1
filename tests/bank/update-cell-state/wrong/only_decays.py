# diagnosis: nothing-stored


def update_cell_state(f, c_prev, i, g):
    c = c_prev * f
    return c
