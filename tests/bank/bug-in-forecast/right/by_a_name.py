def bug_in_forecast():
    my_answer = 2
    return my_answer
