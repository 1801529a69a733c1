import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    p = cache.params
    dx, dh_prev, dc_prev = np.zeros_like(cache.x), np.zeros_like(dh), np.zeros_like(dc)
    total = LSTMParams(*(np.zeros_like(array) for array in p))
    for row in range(len(dh)):
        x, h, c0 = cache.x[row], cache.h_prev[row], cache.c_prev[row]
        i, f, g, o, c = cache.i[row], cache.f[row], cache.g[row], cache.o[row], cache.c[row]
        memory = dc[row] + dh[row] * o / np.cosh(c) ** 2
        das = [memory * g * i * (1 - i), memory * c0 * f * (1 - f), memory * i * (1 - g**2)]
        das.append(dh[row] * np.tanh(c) * o * (1 - o))
        for k, da in enumerate(das):
            dx[row] += p[3 * k] @ da
            dh_prev[row] += p[3 * k + 1] @ da
            total[3 * k][...] += np.outer(x, da)
            total[3 * k + 1][...] += np.outer(h, da)
            total[3 * k + 2][...] += da
        dc_prev[row] = memory * f
    return dx, dh_prev, dc_prev, total
