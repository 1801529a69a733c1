# ruff: noqa
# what: printing without end
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, sys
    while True:
        print("x" * 100_000)
        os.write(1, b"y" * 100_000)
        sys.stderr.write("z" * 100_000)
