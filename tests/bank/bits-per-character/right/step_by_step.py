from math import log

from lstm_tutorial.losses import cross_entropy


def bits_per_character(logits, targets):
    losses = [cross_entropy(scores, came)[0] for scores, came in zip(logits, targets, strict=True)]
    return sum(losses) / len(losses) / log(2)
