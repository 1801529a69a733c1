# ruff: noqa
# what: an array that lies about its dtype and its bytes
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
class Liar(np.ndarray):
    dtype = property(lambda self: np.dtype("<f8"))
    def tobytes(self, order="C"):
        return b"\0" * 8
    def __array__(self, dtype=None, copy=None):
        return np.zeros(3)

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.zeros(h_prev.shape, "U8").view(Liar)
