# diagnosis: only-the-square-corrected
import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return theta - learning_rate * m / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v
