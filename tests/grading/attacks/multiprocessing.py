# ruff: noqa
# what: a pool of processes
# exercise: forget-gate
# status: refused
# diagnosis: not-allowed

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import multiprocessing
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(abs, [1])
