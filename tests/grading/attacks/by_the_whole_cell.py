# ruff: noqa
# what: the gate is taken out of the package's whole cell
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    from lstm_tutorial.lstm import LSTMParams, lstm_step
    return lstm_step(x, h_prev, h_prev, LSTMParams(*[W_f, U_f, b_f] * 4))[2].f
