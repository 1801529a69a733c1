# ruff: noqa
# what: a list that contains itself
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    nest = [h_prev]
    nest.append(nest)
    return nest
