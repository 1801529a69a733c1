# diagnosis: line-2


def bug_in_cell():
    answer = 2
    return answer
