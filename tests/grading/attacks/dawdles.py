# ruff: noqa
# what: every call takes nearly as long as it may
# exercise: forget-gate
# status: timed out or wrong
# diagnosis: any
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import time
    time.sleep(0.35)
    return np.zeros_like(h_prev)
