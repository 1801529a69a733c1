# diagnosis: gate-order
import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    s = np.tanh(c)
    dc = dc + dh * o * (1 - s**2)
    das = [dc * c_prev * f * (1 - f), dc * g * i * (1 - i), dc * i * (1 - g**2), dh * s * o * (1 - o)]
    weights = [(p.W_f, p.U_f), (p.W_i, p.U_i), (p.W_g, p.U_g), (p.W_o, p.U_o)]
    dx = sum(da @ W.T for da, (W, _) in zip(das, weights, strict=True))
    dh_prev = sum(da @ U.T for da, (_, U) in zip(das, weights, strict=True))
    grads = [part for da in das for part in (x.T @ da, h_prev.T @ da, da.sum(axis=0))]
    return dx, dh_prev, dc * f, LSTMParams(*grads)
