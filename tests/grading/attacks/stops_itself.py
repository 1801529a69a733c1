# ruff: noqa
# what: the process stops itself, and all of its group
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, signal
    os.kill(0, signal.SIGSTOP)
    return np.zeros_like(h_prev)
