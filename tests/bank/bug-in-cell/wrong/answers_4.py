# diagnosis: line-4


def bug_in_cell():
    answer = 4
    return answer
