# diagnosis: line-4


def bug_in_rnn_backward():
    answer = 4
    return answer
