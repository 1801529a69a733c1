# diagnosis: text-for-number
def bug_in_training():
    return "6"
