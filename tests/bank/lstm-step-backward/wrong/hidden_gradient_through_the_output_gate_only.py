# diagnosis: hidden-gradient-through-the-output-gate-only
import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    dc = dc + dh * o * (1 - np.tanh(c)**2)
    do = dh * np.tanh(c)
    df = dc * c_prev
    di = dc * g
    dg = dc * i
    d = {"i": di * i * (1 - i), "f": df * f * (1-f), "g": dg * (1 - g**2), "o": do * o * (1 - o)}
    dx = sum(d[k] @ getattr(p, "W_" + k).T for k in d)
    dh_prev = d["o"] @ p.U_o.T
    P = {}
    for k in d:
        P["W_" + k] = x.T @ d[k]
        P["U_" + k] = h_prev.T @ d[k]
        P["b_" + k] = d[k].sum(0)
    return dx, dh_prev, dc * f, LSTMParams(**P)
