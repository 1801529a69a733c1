# diagnosis: ascent
import numpy as np


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g * g - v)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    theta = theta + learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return theta, m, v
