# ruff: noqa
# what: the package's own function, imported inside
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    from lstm_tutorial.gates import forget_gate as answer
    return answer(x, h_prev, W_f, U_f, b_f)
