# diagnosis: recurrent-weights-not-transposed
import numpy as np


def lstm_step_backward(dh, dc, cache):
    i, f, g, o, s, p = cache.i, cache.f, cache.g, cache.o, np.tanh(cache.c), cache.params
    dc = dc + dh * o * (1 - s**2)
    da = {
        "i": dc * g * i * (1 - i), "f": dc * cache.c_prev * f * (1 - f),
        "g": dc * i * (1 - g**2), "o": dh * s * o * (1 - o),
    }  # fmt: skip
    dx = dh_prev = 0
    grads = {}
    for k, d in da.items():
        dx = dx + d @ getattr(p, "W_" + k).T
        dh_prev = dh_prev + d @ getattr(p, "U_" + k)
        grads |= {"W_" + k: cache.x.T @ d, "U_" + k: cache.h_prev.T @ d, "b_" + k: d.sum(axis=0)}
    return dx, dh_prev, dc * f, grads
