# diagnosis: no-such-answer
def bug_in_cell():
    return 7
