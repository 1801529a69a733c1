# ruff: noqa
# what: the parent is slowed down, and forbidden to compute
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, resource
    resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (0, 0))
