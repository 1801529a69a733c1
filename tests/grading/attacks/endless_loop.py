# ruff: noqa
# what: a loop that never stops
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    while True:
        pass
