# diagnosis: writes-to-arguments


def update_cell_state(f, c_prev, i, g):
    c_prev *= f
    c_prev += i * g
    return c_prev
