# diagnosis: line-3


def bug_in_cell():
    return 3
