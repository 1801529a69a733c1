def bug_on_the_desk():
    return 7.0
