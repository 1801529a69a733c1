# diagnosis: line-6


def bug_in_training():
    answer = 6
    return answer
