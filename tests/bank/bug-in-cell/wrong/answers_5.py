# diagnosis: line-5


def bug_in_cell():
    return 5
