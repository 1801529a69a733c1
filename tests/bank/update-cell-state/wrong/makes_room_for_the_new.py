# diagnosis: coupled-to-the-input-gate
def update_cell_state(f, c_prev, i, g):
    return c_prev + i * (g - c_prev)
