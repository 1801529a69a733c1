# diagnosis: coupled-gates


def update_cell_state(f, c_prev, i, g):
    return g + f * (c_prev - g)
