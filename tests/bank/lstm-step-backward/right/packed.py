import numpy as np


def lstm_step_backward(dh, dc, cache):
    p, H = cache.params, dh.shape[1]
    gates = np.hstack([cache.i, cache.f, cache.g, cache.o])
    slope = gates * (1 - gates)
    slope[:, 2 * H : 3 * H] = 1 - cache.g**2
    seen = np.tanh(cache.c)
    dc = dc + dh * cache.o * (1 - seen**2)
    da = np.hstack([dc * cache.g, dc * cache.c_prev, dc * cache.i, dh * seen]) * slope
    both = np.hstack([cache.x, cache.h_prev])
    weights = np.vstack([np.hstack(p[0::3]), np.hstack(p[1::3])])
    d_both, d_weights, d_bias = da @ weights.T, both.T @ da, da.sum(axis=0)
    D = cache.x.shape[1]
    grads = {}
    for k, gate in enumerate("ifgo"):
        part = slice(k * H, (k + 1) * H)
        grads["W_" + gate], grads["U_" + gate] = d_weights[:D, part], d_weights[D:, part]
        grads["b_" + gate] = d_bias[part]
    return d_both[:, :D], d_both[:, D:], dc * cache.f, grads
