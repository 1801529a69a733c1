# diagnosis: nothing-returned
def bug_in_training():
    print(1)
