# ruff: noqa
# what: NumPy is replaced in the middle of a call
# exercise: forget-gate
# status: wrong
# diagnosis: numpy-replaced

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    for name in ("abs", "asarray", "isnan", "less_equal"):
        setattr(np, name, lambda *arguments, **options: np.zeros(()))
    return np.zeros_like(h_prev)
