# ruff: noqa
# what: a cell that never comes to an end
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return 0
forget_gate.last = [None for _ in iter(int, 1)]
