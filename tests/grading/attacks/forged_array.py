# ruff: noqa
# what: an array that is larger than its bytes is sent
# exercise: forget-gate
# status: refused
# diagnosis: forged
# with: line and frame

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    line().sendall(frame(["dict", [["done", ["list", [["dict", [["value", ["array", "<f8", [1_000_000, 1_000_000]]]]]]]]]]))
    return np.zeros_like(h_prev)
