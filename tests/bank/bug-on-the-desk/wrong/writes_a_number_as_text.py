# diagnosis: text-for-number
def bug_on_the_desk():
    return "7"
