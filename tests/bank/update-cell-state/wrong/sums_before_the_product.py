# diagnosis: one-sum-times-the-other
def update_cell_state(f, c_prev, i, g):
    return (f + i) * (c_prev + g)
