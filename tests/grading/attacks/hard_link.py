# ruff: noqa
# what: a second name for a file of the grader's
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os
    os.link("@FOLDER@/victim.txt", "mine")
    with open("mine", "w") as file:
        file.write("mine")
    return np.zeros_like(h_prev)
