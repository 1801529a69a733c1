# diagnosis: nothing-returned
def bug_in_rnn_backward():
    print(1)
