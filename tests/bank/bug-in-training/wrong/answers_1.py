# diagnosis: line-1


def bug_in_training():
    return 1
