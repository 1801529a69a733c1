# ruff: noqa
# what: an array that is larger than its bytes is sent
# exercise: forget-gate
# status: refused
# diagnosis: forged

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
    line().sendall(frame(["dict", [["done", ["list", [["dict", [["value", ["array", "<f8", [1_000_000, 1_000_000]]]]]]]]]]))
    return np.zeros_like(h_prev)
