# diagnosis: rate-for-threshold
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm, sgd_step


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    grads = clip_by_global_norm(backward(dlogits, cache), learning_rate)
    return loss, sgd_step(model.params, grads, max_norm)
