# ruff: noqa
# what: an exception that cannot say what it is
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
class Speechless(Exception):
    def __str__(self):
        raise SystemExit
    __repr__ = __str__

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    raise Speechless
