# diagnosis: line-2
def bug_on_the_desk():
    line = 2
    return line
