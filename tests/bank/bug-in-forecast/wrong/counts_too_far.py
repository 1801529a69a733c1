# diagnosis: no-such-answer
def bug_in_forecast():
    return 7
