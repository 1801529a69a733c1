# diagnosis: line-2


def bug_in_both_directions():
    line = 2
    return line
