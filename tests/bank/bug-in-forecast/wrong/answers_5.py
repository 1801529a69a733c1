# diagnosis: line-5


def bug_in_forecast():
    answer = 5
    return answer
