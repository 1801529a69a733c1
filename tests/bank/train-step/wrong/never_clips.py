# diagnosis: not-clipped
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.parameters import map_arrays


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    return loss, map_arrays(lambda p, d: p - learning_rate * d, model.params, backward(dlogits, cache))
