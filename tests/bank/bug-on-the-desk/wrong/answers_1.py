# diagnosis: line-1
def bug_on_the_desk():
    return 1
