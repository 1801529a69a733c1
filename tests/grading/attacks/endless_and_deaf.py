# ruff: noqa
# what: a loop that never stops and swallows whatever is raised in it
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import signal, time
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        try:
            time.sleep(60)
        except BaseException:
            continue
