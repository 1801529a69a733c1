# diagnosis: states-crossed
import numpy as np

from lstm_tutorial.gates import candidate, forget_gate, input_gate, output_gate


def cell(x, h, c, p):
    c = forget_gate(x, h, *p[3:6]) * c + input_gate(x, h, *p[:3]) * candidate(x, h, *p[6:9])
    return output_gate(x, h, *p[9:]) * np.tanh(c), c


def lstm_forward(xs, h_0, c_0, params):
    h, c, hs, cs = h_0, c_0, [], []
    for x in xs:
        c, h = cell(x, h, c, params)
        hs.append(c)
        cs.append(h)
    return np.array(hs), np.array(cs)
