# diagnosis: input-gate-on-both
def update_cell_state(f, c_prev, i, g):
    return i * f * c_prev + i * g
