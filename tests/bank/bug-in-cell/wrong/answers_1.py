# diagnosis: line-1


def bug_in_cell():
    return 1
