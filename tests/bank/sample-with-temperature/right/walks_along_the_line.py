import math

import numpy as np


def sample_with_temperature(logits, temperature, u):
    drawn = []
    for row, number in zip(logits.tolist(), u.tolist(), strict=True):
        top = max(row)
        pieces = [math.exp((score - top) / temperature) for score in row]
        left, k = number * sum(pieces), 0
        while k < len(pieces) - 1 and left >= pieces[k]:
            left -= pieces[k]
            k += 1
        drawn.append(k)
    return np.array(drawn)
