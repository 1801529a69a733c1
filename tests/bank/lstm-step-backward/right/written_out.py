import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    p, s = cache.params, np.tanh(cache.c)
    total = dc + dh * cache.o * (1 - s * s)
    a_f = total * cache.c_prev * cache.f * (1 - cache.f)
    a_i = total * cache.g * cache.i * (1 - cache.i)
    a_g = total * cache.i * (1 - cache.g * cache.g)
    a_o = dh * s * cache.o * (1 - cache.o)
    dx = a_f @ p.W_f.T + a_i @ p.W_i.T + a_g @ p.W_g.T + a_o @ p.W_o.T
    dh_prev = a_f @ p.U_f.T + a_i @ p.U_i.T + a_g @ p.U_g.T + a_o @ p.U_o.T
    xT, hT = cache.x.T, cache.h_prev.T
    grads = LSTMParams(
        xT @ a_i, hT @ a_i, a_i.sum(0), xT @ a_f, hT @ a_f, a_f.sum(0),
        xT @ a_g, hT @ a_g, a_g.sum(0), xT @ a_o, hT @ a_o, a_o.sum(0),
    )  # fmt: skip
    return dx, dh_prev, cache.f * total, grads
