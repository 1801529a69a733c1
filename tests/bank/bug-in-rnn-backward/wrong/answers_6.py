# diagnosis: line-6


def bug_in_rnn_backward():
    answer = 6
    return answer
