# diagnosis: line-3


def bug_in_both_directions():
    return 1 + 2
