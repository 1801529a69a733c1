# diagnosis: memory-through-hidden-missing
import numpy as np

from lstm_tutorial.lstm import LSTMParams


def finish(das, dc_prev, cache):
    p, xT, hT = cache.params, cache.x.T, cache.h_prev.T
    dx = sum(da @ W.T for da, W in zip(das, p[0::3], strict=True))
    dh_prev = sum(da @ U.T for da, U in zip(das, p[1::3], strict=True))
    grads = [part for da in das for part in (xT @ da, hT @ da, da.sum(axis=0))]
    return dx, dh_prev, dc_prev, LSTMParams(*grads)


def lstm_step_backward(dh, dc, cache):
    i, f, g, o = cache.i, cache.f, cache.g, cache.o
    d_i = dc * g * i * (1 - i)
    d_f = dc * cache.c_prev * f * (1 - f)
    d_g = dc * i * (1 - g**2)
    d_o = dh * np.tanh(cache.c) * o * (1 - o)
    return finish([d_i, d_f, d_g, d_o], dc * f, cache)
