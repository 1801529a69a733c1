# ruff: noqa
# what: a named tuple that lies about its fields and its length
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
class Fields(tuple):
    _fields = ("x",) * 1_000
    def __len__(self):
        return 10**9
    def __iter__(self):
        while True:
            yield 0

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return Fields([1, 2])
