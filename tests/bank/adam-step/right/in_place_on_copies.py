import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v, new = m.copy(), v.copy(), theta.copy()
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * np.square(g)
    size = np.sqrt(v / (1 - beta2**t))
    size += epsilon
    new -= learning_rate / (1 - beta1**t) * m / size
    return new, m, v
