# ruff: noqa
# what: a thread that goes on writing into what was returned
# exercise: forget-gate
# status: wrong
# diagnosis: not-the-same-twice

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import threading
    made = np.zeros_like(h_prev)
    def go_on():
        while True:
            made[...] = np.random.default_rng().random(made.shape)
    threading.Thread(target=go_on, daemon=True).start()
    return made
