# ruff: noqa
# what: an exception that calls itself NotImplementedError and NotYours
# exercise: forget-gate
# status: not attempted
# diagnosis: none

# %%
class NotYours(NotImplementedError):
    pass

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    raise NotYours("<b>right</b>")
