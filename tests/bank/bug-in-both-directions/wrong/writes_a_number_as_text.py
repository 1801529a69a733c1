# diagnosis: text-for-number
def bug_in_both_directions():
    return "6"
