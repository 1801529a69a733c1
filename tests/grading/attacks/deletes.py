# ruff: noqa
# what: the submissions are deleted
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    os.remove("@FOLDER@/victim.txt")
    return np.zeros_like(h_prev)
