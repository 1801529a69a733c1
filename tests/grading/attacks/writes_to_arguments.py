# ruff: noqa
# what: right numbers, and an argument that is written to
# exercise: forget-gate
# status: wrong
# diagnosis: writes-to-arguments

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    made = sigmoid(x @ W_f + h_prev @ U_f + b_f)
    h_prev[...] = 0
    return made
