import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    new_m, new_v = np.average([m, g], axis=0, weights=[beta1, 1 - beta1]), beta2 * v + (1 - beta2) * g * g
    root = np.sqrt(1 - beta2**t)
    rate = learning_rate * root / (1 - beta1**t)
    return theta - rate * new_m / (np.sqrt(new_v) + epsilon * root), new_m, new_v
