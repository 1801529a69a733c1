# ruff: noqa
# what: numbers that are no numbers: infinite, complex, true
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.full(h_prev.shape, complex(np.inf, 1))
