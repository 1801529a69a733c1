# ruff: noqa
# what: Python is made to crash
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import ctypes
    return ctypes.string_at(1)
