import numpy as np


def cross_entropy(logits, targets):
    loss, dlogits = 0.0, np.zeros_like(logits)
    for row, (scores, answer) in enumerate(zip(logits, targets, strict=True)):
        log_p = scores - np.logaddexp.reduce(scores)
        loss -= log_p[answer]
        dlogits[row] = np.exp(log_p)
        dlogits[row, answer] -= 1
    return loss / len(logits), dlogits / len(logits)
