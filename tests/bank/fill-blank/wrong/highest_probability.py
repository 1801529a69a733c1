# diagnosis: highest-probability
from lstm_tutorial.activations import softmax


def fill_blank(h, W_y, b_y):
    return softmax(h @ W_y + b_y).max(axis=-1)
