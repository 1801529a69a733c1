# diagnosis: storing-inverted
def update_cell_state(f, c_prev, i, g):
    return f * c_prev + g - i * g
