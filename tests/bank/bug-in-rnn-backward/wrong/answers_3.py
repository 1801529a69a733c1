# diagnosis: line-3


def bug_in_rnn_backward():
    return 3
