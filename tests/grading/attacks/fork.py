# ruff: noqa
# what: a second process
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    if os.fork():
        return np.zeros_like(h_prev)
    while True:
        pass
