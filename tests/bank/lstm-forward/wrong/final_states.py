# diagnosis: only-the-last
import numpy as np

from lstm_tutorial.gates import candidate, forget_gate, input_gate, output_gate


def lstm_forward(xs, h_0, c_0, params):
    p, h, c = params, h_0, c_0
    for x in xs:
        f, i = forget_gate(x, h, *p[3:6]), input_gate(x, h, *p[:3])
        g, o = candidate(x, h, *p[6:9]), output_gate(x, h, *p[9:])
        c = f * c + i * g
        h = o * np.tanh(c)
    return h, c
