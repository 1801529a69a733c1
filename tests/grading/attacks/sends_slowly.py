# ruff: noqa
# what: a message is begun and never ended
# exercise: forget-gate
# status: timed out
# diagnosis: none
# slow: yes

# %%
import json, os, socket, struct
kept = []
def line():
    for number in range(3, 64):
        try:
            kept.append(socket.socket(fileno=number))
            return kept[-1]
        except OSError:
            pass
def frame(structure, arrays=b""):
    structure = structure if isinstance(structure, bytes) else json.dumps(structure).encode()
    return struct.pack("<II", len(structure), len(arrays)) + structure + arrays

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import time
    end = line()
    end.sendall(struct.pack("<II", 1_000, 0))
    while True:
        end.sendall(b"[")
        time.sleep(0.05)
