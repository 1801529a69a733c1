# diagnosis: line-1


def bug_in_both_directions():
    return 1
