# diagnosis: tanh-derivative-of-candidate-not-squared
import numpy as np

from lstm_tutorial.lstm import LSTMParams


def lstm_step_backward(dh, dc, cache):
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    dc = dc + dh * o * (1 - np.tanh(c) ** 2)
    da_i, da_f = dc * g * i * (1 - i), dc * c_prev * f * (1 - f)
    da_g, da_o = dc * i * (1 - g), dh * np.tanh(c) * o * (1 - o)
    dx = da_i @ p.W_i.T + da_f @ p.W_f.T + da_g @ p.W_g.T + da_o @ p.W_o.T
    dh_prev = da_i @ p.U_i.T + da_f @ p.U_f.T + da_g @ p.U_g.T + da_o @ p.U_o.T
    grads = [part for da in (da_i, da_f, da_g, da_o) for part in (x.T @ da, h_prev.T @ da, da.sum(axis=0))]
    return dx, dh_prev, dc * f, LSTMParams(*grads)
