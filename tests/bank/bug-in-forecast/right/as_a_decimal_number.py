def bug_in_forecast():
    return 2.0
