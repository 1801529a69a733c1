# diagnosis: text-for-number
def bug_in_forecast():
    return "6"
