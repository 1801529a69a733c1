# diagnosis: nothing-returned
def bug_in_cell():
    print(1)
