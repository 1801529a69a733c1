# ruff: noqa
# what: a message is begun and never ended
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes
# with: line and frame

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import time
    end = line()
    end.sendall(struct.pack("<II", 1_000, 0))
    while True:
        end.sendall(b"[")
        time.sleep(0.05)
