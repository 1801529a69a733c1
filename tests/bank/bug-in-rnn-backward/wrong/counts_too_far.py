# diagnosis: no-such-answer
def bug_in_rnn_backward():
    return 8
