# diagnosis: pieces-behind-u
from lstm_tutorial.activations import softmax


def sample_with_temperature(logits, temperature, u):
    ends = softmax(logits / temperature).cumsum(axis=1)
    return (ends > u[:, None]).sum(axis=1)
