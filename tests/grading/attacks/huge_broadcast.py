# ruff: noqa
# what: an array of a terabyte that takes eight bytes
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.broadcast_to(1.0, (10**6, 10**6))
