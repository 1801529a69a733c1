# diagnosis: line-6


def bug_in_forecast():
    return 6
