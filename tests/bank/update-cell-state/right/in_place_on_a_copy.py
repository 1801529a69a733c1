def update_cell_state(f, c_prev, i, g):
    memory = c_prev.copy()
    memory *= f
    memory += i * g
    return memory
