# ruff: noqa
# what: the reference, from the grader itself
# exercise: forget-gate
# status: refused
# diagnosis: calls-the-package

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    from lstm_tutorial.grading.handed_out import chapters
    return chapters()["06_forget_gate"]
