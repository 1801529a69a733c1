# diagnosis: writes-to-arguments
import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    s = np.tanh(c)
    dc += dh * o * (1 - s**2)
    das = [dc * g * i * (1 - i), dc * c_prev * f * (1 - f), dc * i * (1 - g**2), dh * s * o * (1 - o)]
    dx = sum(da @ W.T for da, W in zip(das, p[0::3], strict=True))
    dh_prev = sum(da @ U.T for da, U in zip(das, p[1::3], strict=True))
    grads = [part for da in das for part in (x.T @ da, h_prev.T @ da, da.sum(axis=0))]
    return dx, dh_prev, dc * f, LSTMParams(*grads)
