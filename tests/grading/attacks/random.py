# ruff: noqa
# what: numbers drawn anew at each call
# exercise: forget-gate
# status: wrong
# diagnosis: not-the-same-twice

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.random.default_rng().random(h_prev.shape)
