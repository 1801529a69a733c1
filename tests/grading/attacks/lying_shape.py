# ruff: noqa
# what: an array that lies about its shape and its size
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
class Liar(np.ndarray):
    shape = property(lambda self: (3, 5))
    size = property(lambda self: 15)
    nbytes = property(lambda self: 120)
    ndim = property(lambda self: 2)

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.zeros(1).view(Liar)
