import numpy as np


def sample_with_temperature(logits, temperature, u):
    answers = []
    for scores, number in zip(logits, u, strict=True):
        e = np.exp((scores - scores.max()) / temperature)
        ends = np.cumsum(e / e.sum())
        answers.append(min(np.searchsorted(ends, number, side="right"), len(scores) - 1))
    return np.array(answers)
