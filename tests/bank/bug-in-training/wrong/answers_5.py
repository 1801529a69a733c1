# diagnosis: line-5


def bug_in_training():
    return 5
