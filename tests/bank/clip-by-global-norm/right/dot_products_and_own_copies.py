def clip_by_global_norm(grads, max_norm):
    total = sum(float(g.ravel() @ g.ravel()) for g in grads) ** 0.5
    out = [g.copy() for g in grads]
    if total > max_norm:
        for g in out:
            g *= max_norm / total
    return out
