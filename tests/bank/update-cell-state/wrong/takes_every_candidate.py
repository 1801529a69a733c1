# diagnosis: everything-stored


def update_cell_state(f, c_prev, i, g):
    return g + f * c_prev
