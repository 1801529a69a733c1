# ruff: noqa
# what: an array over memory that is not there
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
class Nowhere:
    __array_interface__ = {"shape": (3, 5), "typestr": "<f8", "data": (4096, True), "version": 3}

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.asarray(Nowhere())
