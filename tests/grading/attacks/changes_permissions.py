# ruff: noqa
# what: a file of the grader's is made unreadable
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    os.chmod("@FOLDER@/victim.txt", 0)
    return np.zeros_like(h_prev)
