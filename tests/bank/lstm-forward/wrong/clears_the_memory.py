# diagnosis: memory-reset
import numpy as np

from lstm_tutorial.gates import candidate, forget_gate, input_gate, output_gate


def cell(x, h, c, p):
    c = forget_gate(x, h, *p[3:6]) * c + input_gate(x, h, *p[:3]) * candidate(x, h, *p[6:9])
    return output_gate(x, h, *p[9:]) * np.tanh(c), c


def lstm_forward(xs, h_0, c_0, params):
    h, hs, cs = h_0, [], []
    for t in range(len(xs)):
        c = c_0 if t == 0 else np.zeros_like(c_0)
        h, c = cell(xs[t], h, c, params)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)
