from lstm_tutorial.activations import sigmoid


def update_hidden_state(o, c):
    bounded = 2 * sigmoid(2 * c) - 1
    return bounded * o
