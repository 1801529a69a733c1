# ruff: noqa
# what: more numbers than fit into a message
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.zeros(10**7)
