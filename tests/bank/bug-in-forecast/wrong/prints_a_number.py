# diagnosis: nothing-returned
def bug_in_forecast():
    print(1)
