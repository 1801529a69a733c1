# diagnosis: line-1


def bug_in_rnn_backward():
    return 1
