# diagnosis: no-such-answer
def bug_on_the_desk():
    return 8
