# ruff: noqa
# what: a list in a list in a list
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    nest = []
    for _ in range(100_000):
        nest = [nest]
    return nest
