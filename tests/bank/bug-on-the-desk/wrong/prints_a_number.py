# diagnosis: nothing-returned
def bug_on_the_desk():
    print(7)
