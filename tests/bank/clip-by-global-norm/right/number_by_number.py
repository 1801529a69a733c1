import math


def clip_by_global_norm(grads, max_norm):
    squares = 0.0
    for g in grads:
        for number in g.flat:
            squares += float(number) ** 2
    norm = math.sqrt(squares)
    scale = max_norm / max(norm, max_norm)
    clipped = []
    for g in grads:
        clipped.append(g * scale)
    return clipped
