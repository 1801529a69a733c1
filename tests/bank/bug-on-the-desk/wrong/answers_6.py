# diagnosis: line-6
def bug_on_the_desk():
    return 6
