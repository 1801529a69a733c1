# ruff: noqa
# what: a type whose name is a page of code
# exercise: forget-gate
# status: wrong
# diagnosis: none

# %%
Page = type("</td><script>alert(1)</script>\n\x1b[1m", (), {})

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return Page()
