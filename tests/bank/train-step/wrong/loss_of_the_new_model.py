# diagnosis: loss-after-the-step
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import clip_by_global_norm, sgd_step


def train_step(model, tokens, targets, learning_rate, max_norm):
    logits, cache = forward(model, tokens)
    _, dlogits = cross_entropy(logits, targets)
    grads = clip_by_global_norm(backward(dlogits, cache), max_norm)
    model = model._replace(params=sgd_step(model.params, grads, learning_rate))
    loss, _ = cross_entropy(forward(model, tokens)[0], targets)
    return loss, model.params
