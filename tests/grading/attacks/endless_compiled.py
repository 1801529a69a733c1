# ruff: noqa
# what: a single call of compiled code without end
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sum(iter(int, 1))
