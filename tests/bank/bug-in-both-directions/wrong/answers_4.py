# diagnosis: line-4


def bug_in_both_directions():
    return 4
