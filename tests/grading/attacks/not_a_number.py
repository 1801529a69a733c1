# ruff: noqa
# what: what compares as false, whatever it is compared with
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.full_like(h_prev, np.nan)
