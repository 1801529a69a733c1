# diagnosis: line-3
def bug_on_the_desk():
    return 3
