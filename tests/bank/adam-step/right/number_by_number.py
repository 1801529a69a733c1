import math

import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    theta, m, v = np.array(theta), np.array(m), np.array(v)
    for index in np.ndindex(theta.shape):
        m[index] += (1 - beta1) * (g[index] - m[index])
        v[index] += (1 - beta2) * (g[index] ** 2 - v[index])
        mean = m[index] / (1 - math.pow(beta1, t))
        size = math.sqrt(v[index] / (1 - math.pow(beta2, t)))
        theta[index] -= learning_rate * mean / (size + epsilon)
    return theta, m, v
