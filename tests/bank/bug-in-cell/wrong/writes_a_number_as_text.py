# diagnosis: text-for-number
def bug_in_cell():
    return "6"
