# ruff: noqa
# what: what the package holds for the exercises of other chapters
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, sys
    views = os.path.dirname(sys.path[0])
    with open(os.path.join(views, "10_whole_cell", "lstm_tutorial", "gates.py")) as file:
        scope = {}
        exec(file.read(), scope)
    return scope["forget_gate"](x, h_prev, W_f, U_f, b_f)
