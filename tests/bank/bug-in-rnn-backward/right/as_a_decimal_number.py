def bug_in_rnn_backward():
    return 5.0
