# diagnosis: line-2


def bug_in_rnn_backward():
    answer = 2
    return answer
