# ruff: noqa
# what: the recursion limit is lifted, and the stack overflows
# exercise: forget-gate
# status: crashed
# diagnosis: none

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import sys
    sys.setrecursionlimit(10**9)
    def down(k):
        return list(map(down, [k + 1]))
    return down(0)
