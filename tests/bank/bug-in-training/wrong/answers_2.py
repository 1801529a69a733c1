# diagnosis: line-2


def bug_in_training():
    answer = 2
    return answer
