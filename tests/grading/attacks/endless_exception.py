# ruff: noqa
# what: an exception that says itself without end
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
class Deep(Exception):
    def __str__(self):
        return str(self)

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    raise Deep()
