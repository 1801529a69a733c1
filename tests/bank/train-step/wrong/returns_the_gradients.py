# diagnosis: gradients-returned
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    return loss, clip_by_global_norm(backward(dlogits, cache), max_norm)
