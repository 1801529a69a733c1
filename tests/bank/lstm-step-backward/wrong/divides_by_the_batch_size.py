# diagnosis: averaged-over-batch
import numpy as np


def lstm_step_backward(dh, dc, cache):
    i, f, g, o, s, p = cache.i, cache.f, cache.g, cache.o, np.tanh(cache.c), cache.params
    B = len(dh)
    dc = dc + dh * o * (1 - s**2)
    da = {
        "i": dc * g * i * (1 - i), "f": dc * cache.c_prev * f * (1 - f),
        "g": dc * i * (1 - g**2), "o": dh * s * o * (1 - o),
    }  # fmt: skip
    dx = sum(d @ getattr(p, "W_" + k).T for k, d in da.items())
    dh_prev = sum(d @ getattr(p, "U_" + k).T for k, d in da.items())
    grads = {}
    for k, d in da.items():
        grads |= {"W_" + k: cache.x.T @ d / B, "U_" + k: cache.h_prev.T @ d / B, "b_" + k: d.mean(axis=0)}
    return dx, dh_prev, dc * f, grads
