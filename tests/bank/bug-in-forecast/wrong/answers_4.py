# diagnosis: line-4


def bug_in_forecast():
    return 4
