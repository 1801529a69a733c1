# ruff: noqa
# what: a process that leaves its group and stays behind
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import os, time
    os.setsid() if os.getpid() != os.getsid(0) else None
    if not os.fork():
        if not os.fork():
            time.sleep(3600)
        os._exit(0)
