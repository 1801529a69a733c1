# diagnosis: sigmoid
from lstm_tutorial.activations import sigmoid as squash


def softmax(z):
    return squash(z)
