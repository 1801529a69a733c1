# diagnosis: line-3


def bug_in_forecast():
    answer = 3
    return answer
