# diagnosis: weights-of-the-mean-exchanged
import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m = (1 - beta1) * m + beta1 * g
    v = (1 - beta2) * v + beta2 * g**2
    return theta - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v
