# diagnosis: arguments-in-another-order
def update_cell_state(f, i, c_prev, g):
    return f * c_prev + i * g
