# diagnosis: retention-inverted


def update_cell_state(f, c_prev, i, g):
    kept = c_prev - f * c_prev
    return kept + i * g
