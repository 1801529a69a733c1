# ruff: noqa
# what: a message of four gigabytes is announced
# exercise: forget-gate
# status: refused
# diagnosis: forged
# with: line and frame

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    line().sendall(struct.pack("<II", 2**32 - 1, 2**32 - 1))
    return np.zeros_like(h_prev)
