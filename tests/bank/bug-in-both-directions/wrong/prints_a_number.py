# diagnosis: nothing-returned
def bug_in_both_directions():
    print(1)
