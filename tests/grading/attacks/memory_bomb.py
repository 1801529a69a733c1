# ruff: noqa
# what: an array larger than the machine
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.ones((10**6, 10**6))
