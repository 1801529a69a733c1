# ruff: noqa
# what: another program
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import subprocess, sys
    return subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout
