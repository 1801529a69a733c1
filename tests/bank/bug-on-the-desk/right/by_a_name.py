def bug_on_the_desk():
    line = 7
    return line
