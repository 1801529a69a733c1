# ruff: noqa
# what: a whole number of a hundred thousand digits
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return 10**100_000
