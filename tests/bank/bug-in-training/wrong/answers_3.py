# diagnosis: line-3


def bug_in_training():
    return 3
