# ruff: noqa
# what: an exception with a text of ten million characters
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    raise ValueError("x" * 10_000_000)
