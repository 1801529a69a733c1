# diagnosis: memory-not-carried
import numpy as np

from lstm_tutorial.gates import candidate, forget_gate, input_gate, output_gate


def cell(x, h, c, p):
    c = forget_gate(x, h, *p[3:6]) * c + input_gate(x, h, *p[:3]) * candidate(x, h, *p[6:9])
    return output_gate(x, h, *p[9:]) * np.tanh(c), c


def lstm_forward(xs, h_0, c_0, params):
    hs, cs = np.zeros((len(xs), *h_0.shape)), np.zeros((len(xs), *h_0.shape))
    for t in range(len(xs)):
        hs[t], cs[t] = cell(xs[t], h_0 if t == 0 else hs[t - 1], c_0, params)
    return hs, cs
