# diagnosis: bias-correction-missing
import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (np.square(g) - v)
    return theta - learning_rate * m / (np.sqrt(v) + epsilon), m, v
