# diagnosis: text-for-number
def bug_in_rnn_backward():
    return "7"
