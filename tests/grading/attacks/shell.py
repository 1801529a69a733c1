# ruff: noqa
# what: a shell, whose failure shows in its exit code only
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    return os.system("cat /etc/passwd")
