# diagnosis: line-7


def bug_in_rnn_backward():
    return 7
