# diagnosis: no-such-answer
def bug_in_training():
    return 7
