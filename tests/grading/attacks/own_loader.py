# ruff: noqa
# what: a module is loaded from the real package by a loader of its own
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    from importlib.machinery import SourceFileLoader
    from importlib.util import module_from_spec, spec_from_loader
    loader = SourceFileLoader("real", "@ROOT@/lstm_tutorial/gates.py")
    real = module_from_spec(spec_from_loader("real", loader))
    loader.exec_module(real)
    return real.forget_gate(x, h_prev, W_f, U_f, b_f)
