# diagnosis: no-such-answer
def bug_in_both_directions():
    return 7
