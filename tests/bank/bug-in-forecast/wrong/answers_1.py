# diagnosis: line-1


def bug_in_forecast():
    return 1
