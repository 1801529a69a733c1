# diagnosis: output-gradient-clipped
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm, sgd_step


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    loss, dlogits = cross_entropy(logits, targets)
    grads = backward(clip_by_global_norm(dlogits, max_norm), cache)
    return loss, sgd_step(model.params, grads, learning_rate)
