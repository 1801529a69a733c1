# ruff: noqa
# what: a list of a million texts
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return ["x" * 100] * 1_000_000
