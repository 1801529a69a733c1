# ruff: noqa
# what: the process kills itself
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
