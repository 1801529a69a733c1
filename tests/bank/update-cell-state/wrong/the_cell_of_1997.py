# diagnosis: nothing-forgotten


def update_cell_state(f, c_prev, i, g):
    c = c_prev.copy()
    c += i * g
    return c
