# ruff: noqa
# what: a new process is asked for again and again, as if for a module that takes long to import
# exercise: forget-gate
# status: refused
# diagnosis: forged
# with: line and frame

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    line().sendall(frame(["dict", [["slow", "matplotlib"]]]))
    while True:
        pass
