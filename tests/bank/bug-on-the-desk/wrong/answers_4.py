# diagnosis: line-4
def bug_on_the_desk():
    return 2 + 2
